import { controlTags, type Region, type RegionOf } from '@label-studio-ml/protocol'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import { labeledModel, vectorFields } from '../value-models/fields.ts'
import { valueModel } from '../value-models/value-model.ts'
import { vectorArea } from '../value-rules/area-rules.ts'
import { labelList } from '../value-rules/label-rules.ts'
import { allOf, type RegionValue } from '../value-rules/value-rule.ts'
import { type ImageOptions, imageKeys, type LabelOptions, percentScale, sampleImage } from './image-region.ts'
import { type ReadImageArea, readArea } from './read-area.ts'
import { regionOf } from './region-frame.ts'
import { labelsOf, sampleLabels } from './region-labels.ts'
import type { ReadPlace, SamplePlace, TagSupport } from './tag-support.ts'
import { type PathOptions, type ReadVertex, readVertices, verticesOf } from './vertices.ts'

/** A path on an image; `closed` joins its last point to the first, false when left out. */
export type VectorOptions = ImageOptions & PathOptions

/**
 * A region of a `Vector`: points from the top left of the image, in percent of it unless `unit` says otherwise.
 * @example control.vector({ points: [[25, 30], [60, 45]], originalWidth: 640, originalHeight: 480 })
 * @throws BackendError REGION_INVALID for fewer than two points, and for points outside of the image
 */
function vectorRegion(control: ControlTagData, options: VectorOptions): RegionOf<'Vector'> {
  return regionOf(control, 'vector', vectorValue(control, options), options, imageKeys(options))
}

/**
 * A region of a `VectorLabels`: points from the top left of the image, in percent of it unless `unit` says otherwise.
 * @example control.vector({ points: [[25, 30], [60, 45]], originalWidth: 640, originalHeight: 480, label: 'Road' })
 * @throws BackendError LABEL_UNKNOWN, REGION_INVALID for fewer than two points, and for points outside of the image
 */
function labeledVector(control: ControlTagData, options: VectorOptions & LabelOptions): RegionOf<'VectorLabels'> {
  const value = { ...vectorValue(control, options), vectorlabels: labelsOf(control, options) }
  return regionOf(control, 'vectorlabels', value, options, imageKeys(options))
}

function vectorValue(control: ControlTagData, options: VectorOptions) {
  const vertices = verticesOf(control, options, percentScale(control, options))
  return { vertices, closed: options.closed ?? false }
}

/** A path, in percent of the image. */
export interface ReadVector extends ReadImageArea {
  vertices: ReadVertex[]
  closed: boolean
}

function readVector(value: RegionValue, labelKey: string, { region }: ReadPlace): ReadVector | undefined {
  const vertices = readVertices(value.vertices)
  return vertices && { vertices, closed: value.closed === true, ...readArea(value, labelKey, region) }
}

function sampleVector(control: ControlTagData, place: SamplePlace) {
  return { points: samplePath(place), ...sampleImage(control, place) }
}

/** The points of a path in percent. */
export function samplePath({ random }: SamplePlace): number[][] {
  return Array.from({ length: random.integer(2, 6) }, () => [random.number(0, 100), random.number(0, 100)])
}

export const vector = {
  spec: controlTags.Vector,
  build: { vector: vectorRegion },
  read: (value: RegionValue, place: ReadPlace) => readVector(value, 'labels', place),
  check: vectorArea,
  labelStudio: valueModel(vectorFields),
  sample: (control: ControlTagData, place: SamplePlace): Region[] => [
    vectorRegion(control, sampleVector(control, place)),
  ],
} satisfies TagSupport

export const vectorLabels = {
  spec: controlTags.VectorLabels,
  build: { vector: labeledVector },
  read: (value: RegionValue, place: ReadPlace) => readVector(value, 'vectorlabels', place),
  check: allOf(labelList('vectorlabels'), vectorArea),
  labelStudio: labeledModel('vectorlabels', vectorFields),
  sample: (control: ControlTagData, place: SamplePlace): Region[] => [
    labeledVector(control, { ...sampleVector(control, place), labels: sampleLabels(control, place) }),
  ],
} satisfies TagSupport
