import { controlTags, type Region, type RegionOf } from '@label-studio-ml/protocol'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import { labeledModel } from '../value-models/fields.ts'
import { laxString, optional } from '../value-models/lax.ts'
import { laxInteger, laxNumber } from '../value-models/lax-number.ts'
import { labelList } from '../value-rules/label-rules.ts'
import { allOf, field, isNumber, optionalField, type RegionValue } from '../value-rules/value-rule.ts'
import { assertUpTo, cutTo, type Sides, scaledSides, type TurnedSides } from './box-value.ts'
import { assertPixels, type LabelOptions, type LengthUnit, scaleTo } from './image-region.ts'
import { hasNumbers, readLabels, readText } from './read-values.ts'
import { type RegionOptions, regionError, regionOf } from './region-frame.ts'
import { labelsOf, sampleLabels } from './region-labels.ts'
import type { SamplePlace, TagSupport } from './tag-support.ts'

export interface OcrBoxOptions extends RegionOptions, LabelOptions, Sides {
  /** `fraction` (0 to 1 of the page) when left out; pixels need the size of the page. */
  unit?: LengthUnit | undefined
  /** The page's width and height in the pixels, or points, in which the box is given. */
  pageWidth?: number | undefined
  pageHeight?: number | undefined
  /** From 1; 1 when left out. */
  pageIndex?: number | undefined
  /** What is written in the box. */
  text?: string | undefined
}

/**
 * A region of an `OcrLabels`: a box on a page of a PDF, from the top left of the page, in 0 to 1 of it unless `unit` says
 * otherwise. A box without rotation that reaches over the edge is cut to the page.
 * @example control.box({ x: 0.1, y: 0.2, width: 0.3, height: 0.05, pageIndex: 1, text: '12.50', label: 'Total' })
 * @throws BackendError LABEL_UNKNOWN, REGION_INVALID for numbers that are not a box on the page
 */
function box(control: ControlTagData, options: OcrBoxOptions): RegionOf<'OcrLabels'> {
  const { pageIndex = 1, text, unit = 'fraction', pageWidth, pageHeight } = options
  if (!Number.isInteger(pageIndex) || pageIndex < 1)
    throw regionError(control, `has pageIndex ${pageIndex}; expected the number of a page, from 1`)
  if (unit === 'pixel') assertPixels(control, { pageWidth, pageHeight })
  const sides = scaledSides(control, options, scaleTo(1, unit, { width: pageWidth!, height: pageHeight! }))
  const place = sides.rotation === 0 ? cutTo(1, control, sides) : sides
  assertUpTo(1, control, place)
  if (Math.min(place.x, place.y) < 0)
    throw regionError(control, `begins outside of the page: x ${place.x}, y ${place.y}`)
  const said = { ...place, pageIndex, ...(text !== undefined && { ocrtext: text }) }
  return regionOf(control, 'ocrlabels', { ...said, ocrlabels: labelsOf(control, options) }, options)
}

/** A box on a page of a PDF, in 0 to 1 of the page: `toPixels(box, page)` gives its pixels. */
export interface ReadOcrBox extends TurnedSides {
  unit: 'fraction'
  /** From 1. */
  pageIndex: number
  text?: string
  labels: string[]
}

function readOcrBox(value: RegionValue): ReadOcrBox | undefined {
  if (!hasNumbers(value, ['x', 'y', 'width', 'height'])) return undefined
  const { x, y, width, height } = value
  const { rotation, pageIndex } = value as RegionValue
  const text = readText(value as RegionValue, 'ocrtext')
  const sides = { x, y, width, height, rotation: Number(rotation) || 0, unit: 'fraction' as const }
  const labels = readLabels(value as RegionValue, 'ocrlabels')
  return { ...sides, pageIndex: Number(pageIndex) || 1, ...(text !== undefined && { text }), labels }
}

const fraction = (name: string) =>
  field(name, 'a number from 0 to 1, a part of the page', (written) => isNumber(written, 0, 1))
const page = optionalField('pageIndex', 'the number of a page, from 1', (written) => isNumber(written, 1))
const area = allOf(fraction('x'), fraction('y'), fraction('width'), fraction('height'), page)

function sample(control: ControlTagData, place: SamplePlace): Region[] {
  const { random } = place
  const sides = { width: random.number(0.05, 0.3), height: random.number(0.01, 0.05) }
  const corner = {
    x: random.number(0, 0.7),
    y: random.number(0, 0.9),
    text: random.pick(['12.50', '2024-05-07', 'Zürich']),
  }
  return [box(control, { ...sides, ...corner, labels: sampleLabels(control, place) })]
}

export const ocrLabels = {
  spec: controlTags.OcrLabels,
  build: { box },
  read: readOcrBox,
  check: allOf(labelList('ocrlabels'), area),
  labelStudio: labeledModel('ocrlabels', {
    x: laxNumber(),
    y: laxNumber(),
    width: laxNumber(),
    height: laxNumber(),
    rotation: optional(laxNumber()),
    ocrtext: optional(laxString),
    pageIndex: optional(laxInteger()),
  }),
  sample,
} satisfies TagSupport
