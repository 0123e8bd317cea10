import { controlTags, type Region, type RegionOf } from '@label-studio-ml/protocol'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import { labeledModel, polygonFields } from '../value-models/fields.ts'
import { valueModel } from '../value-models/value-model.ts'
import { isPoint, polygonArea } from '../value-rules/area-rules.ts'
import { labelList } from '../value-rules/label-rules.ts'
import { allOf, type RegionValue } from '../value-rules/value-rule.ts'
import { type LabelOptions, sampleImage } from './image-region.ts'
import { type PolygonOptions, type PolygonsOptions, polygonPlace, polygonPlaces } from './polygon-value.ts'
import { type ReadImageArea, readArea } from './read-area.ts'
import { regionOf } from './region-frame.ts'
import { labelsOf, sampleLabels } from './region-labels.ts'
import type { ReadPlace, SamplePlace, TagSupport } from './tag-support.ts'

/**
 * A region of a `Polygon`: points from the top left of the image, in percent of it unless `unit` says otherwise, cut to the
 * image; or the largest outline of a mask.
 * @example control.polygon({ points: [[10, 10], [50, 12], [30, 60]], originalWidth: 640, originalHeight: 480 })
 * @throws BackendError REGION_INVALID for fewer than three points, and for points of which no area lies in the image
 */
function polygonRegion(control: ControlTagData, options: PolygonOptions): RegionOf<'Polygon'> {
  const { value, keys } = polygonPlace(control, options)
  return regionOf(control, 'polygon', value, options, keys)
}

/**
 * Regions of a `Polygon`, one for each list of points or each outline of a mask, the largest first.
 * @example control.polygons({ mask, tolerance: 1, minArea: 20 })
 * @throws BackendError REGION_INVALID as `polygon`, and when there is none
 */
function polygonRegions(control: ControlTagData, options: PolygonsOptions): RegionOf<'Polygon'>[] {
  return polygonPlaces(control, options).map(({ value, keys }) => regionOf(control, 'polygon', value, options, keys))
}

/**
 * A region of a `PolygonLabels`: points from the top left of the image, in percent of it unless `unit` says otherwise, cut to
 * the image; or the largest outline of a mask.
 * @example control.polygon({ points: [[10, 10], [50, 12], [30, 60]], originalWidth: 640, originalHeight: 480, label: 'Roof' })
 * @throws BackendError LABEL_UNKNOWN, REGION_INVALID for fewer than three points, and for points of which no area lies in the image
 */
function labeledPolygon(control: ControlTagData, options: PolygonOptions & LabelOptions): RegionOf<'PolygonLabels'> {
  const { value, keys } = polygonPlace(control, options)
  return regionOf(control, 'polygonlabels', { ...value, polygonlabels: labelsOf(control, options) }, options, keys)
}

/**
 * Regions of a `PolygonLabels`, one for each list of points or each outline of a mask, the largest first.
 * @example control.polygons({ mask, tolerance: 1, minArea: 20, label: 'Roof' })
 * @throws BackendError LABEL_UNKNOWN, REGION_INVALID as `polygon`, and when there is none
 */
function labeledPolygons(
  control: ControlTagData,
  options: PolygonsOptions & LabelOptions,
): RegionOf<'PolygonLabels'>[] {
  const polygonlabels = labelsOf(control, options)
  const places = polygonPlaces(control, options)
  return places.map(({ value, keys }) => regionOf(control, 'polygonlabels', { ...value, polygonlabels }, options, keys))
}

/** A polygon, its points in percent of the image. */
export interface ReadPolygon extends ReadImageArea {
  points: [x: number, y: number][]
}

function readPolygon(
  { points, ...value }: RegionValue,
  labelKey: string,
  { region }: ReadPlace,
): ReadPolygon | undefined {
  if (!Array.isArray(points) || !points.every(isPoint)) return undefined
  return { points, ...readArea(value, labelKey, region) }
}

/** Points in their order around a middle. */
function samplePolygon(control: ControlTagData, place: SamplePlace) {
  const { random } = place
  const [x, y, count] = [random.number(30, 70), random.number(30, 70), random.integer(3, 9)]
  const points = Array.from({ length: count }, (_, index) => {
    const [turn, radius] = [(index * 2 * Math.PI) / count, random.number(5, 30)]
    return [x + radius * Math.cos(turn), y + radius * Math.sin(turn)]
  })
  return { points, ...sampleImage(control, place) }
}

export const polygon = {
  spec: controlTags.Polygon,
  build: { polygon: polygonRegion, polygons: polygonRegions },
  read: (value: RegionValue, place: ReadPlace) => readPolygon(value, 'labels', place),
  check: polygonArea,
  labelStudio: valueModel(polygonFields),
  sample: (control: ControlTagData, place: SamplePlace): Region[] => [
    polygonRegion(control, samplePolygon(control, place)),
  ],
} satisfies TagSupport

export const polygonLabels = {
  spec: controlTags.PolygonLabels,
  build: { polygon: labeledPolygon, polygons: labeledPolygons },
  read: (value: RegionValue, place: ReadPlace) => readPolygon(value, 'polygonlabels', place),
  check: allOf(labelList('polygonlabels'), polygonArea),
  labelStudio: labeledModel('polygonlabels', polygonFields),
  sample: (control: ControlTagData, place: SamplePlace): Region[] => [
    labeledPolygon(control, { ...samplePolygon(control, place), labels: sampleLabels(control, place) }),
  ],
} satisfies TagSupport
