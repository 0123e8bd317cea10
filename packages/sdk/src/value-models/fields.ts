import {
  type Lax,
  laxBoolean,
  laxList,
  laxModel,
  laxString,
  laxStrings,
  laxTuple,
  optional,
  withDefault,
} from './lax.ts'
import { laxInteger, laxNumber, laxNumberOrString } from './lax-number.ts'
import { labelsUnder, type ValueModel, valueModel } from './value-model.ts'

/** The keys of a value and their types. */
type Fields = Readonly<Record<string, Lax>>

const percent = laxNumber({ max: 100 })
const halfPercent = laxNumber({ max: 50 })
const degrees = optional(laxNumber({ max: 360 }))
export const boxFields: Fields = { x: percent, y: percent, width: percent, height: percent, rotation: degrees }
export const ellipseFields: Fields = {
  x: percent,
  y: percent,
  radiusX: halfPercent,
  radiusY: halfPercent,
  rotation: degrees,
}
export const keyPointFields: Fields = { x: percent, y: percent }
export const polygonFields: Fields = { points: laxList(laxTuple([percent, percent], '[x, y]')) }
export const brushFields: Fields = {
  format: withDefault(laxString),
  rle: laxList(laxInteger({ min: 0, max: 255 }), { min: 1, expected: 'a list of bytes, not empty' }),
}
export const bitmaskFields: Fields = { imageDataURL: laxString, format: optional(laxString) }
const vertices = laxList(
  laxModel({
    x: laxNumber(),
    y: laxNumber(),
    id: optional(laxString),
    isBezier: optional(laxBoolean),
    prevPointId: optional(laxString),
  }),
)
export const vectorFields: Fields = { closed: optional(laxBoolean), vertices }
export const spanFields: Fields = { start: laxNumberOrString, end: laxNumberOrString }
const offset = optional(laxInteger({ min: 0 }))
export const nodeSpanFields: Fields = { ...spanFields, startOffset: offset, endOffset: offset }
export const videoVectorFields: Fields = {
  framesCount: optional(laxInteger()),
  duration: optional(laxNumber()),
  sequence: laxList(
    laxModel({
      time: optional(laxNumber()),
      frame: laxInteger(),
      closed: optional(laxBoolean),
      enabled: optional(laxBoolean),
      vertices,
    }),
  ),
}

/** A model with a list of the control's labels under a key beside its fields. */
export function labeledModel(key: string, fields: Fields): ValueModel {
  return valueModel({ ...fields, [key]: laxStrings }, labelsUnder(key))
}
