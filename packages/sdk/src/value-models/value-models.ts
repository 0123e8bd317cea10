import { isObject } from '../value-rules/value-rule.ts'
import {
  fault,
  type Lax,
  laxAnything,
  laxBoolean,
  laxList,
  laxModel,
  laxRecord,
  laxString,
  laxStrings,
  laxTuple,
  optional,
  withDefault,
} from './lax.ts'
import { laxInteger, laxNumber, laxNumberOrString, pythonIntegerOf } from './lax-number.ts'
import {
  type AnswerCheck,
  answerUnder,
  faultMessage,
  fieldsFault,
  labelsUnder,
  tagOf,
  unknownLabel,
  type ValueModel,
  valueModel,
} from './value-model.ts'

type Fields = Readonly<Record<string, Lax>>

const percent = laxNumber({ max: 100 })
const halfPercent = laxNumber({ max: 50 })
const degrees = optional(laxNumber({ max: 360 }))
const box: Fields = { x: percent, y: percent, width: percent, height: percent, rotation: degrees }
const ellipse: Fields = { x: percent, y: percent, radiusX: halfPercent, radiusY: halfPercent, rotation: degrees }
const keyPoint: Fields = { x: percent, y: percent }
const polygon: Fields = { points: laxList(laxTuple([percent, percent], '[x, y]')) }
const brush: Fields = {
  format: withDefault(laxString),
  rle: laxList(laxInteger({ min: 0, max: 255 }), { min: 1, expected: 'a list of bytes, not empty' }),
}
const bitmask: Fields = { imageDataURL: laxString, format: optional(laxString) }
const vertices = laxList(
  laxModel({
    x: laxNumber(),
    y: laxNumber(),
    id: optional(laxString),
    isBezier: optional(laxBoolean),
    prevPointId: optional(laxString),
  }),
)
const vector: Fields = { closed: optional(laxBoolean), vertices }
const span: Fields = { start: laxNumberOrString, end: laxNumberOrString }
const offset = optional(laxInteger({ min: 0 }))
const nodeSpan: Fields = { ...span, startOffset: offset, endOffset: offset }
const videoVector: Fields = {
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

/** Fields with a list of labels under a key. */
function labeled(key: string, fields: Fields): ValueModel {
  return valueModel({ ...fields, [key]: laxStrings }, labelsUnder(key))
}

export const choicesModel: ValueModel = labeled('choices', {})
export const numberModel: ValueModel = valueModel({ number: laxNumber() }, answerUnder('number'))
export const dateTimeModel: ValueModel = valueModel({ datetime: laxString }, answerUnder('datetime'))
export const textAreaModel: ValueModel = valueModel({ text: laxStrings }, answerUnder('text'))
export const pairwiseModel: ValueModel = valueModel({ selected: laxString }, answerUnder('selected'))
export const reactCodeModel: ValueModel = valueModel({ reactcode: laxRecord(laxAnything) }, answerUnder('reactcode'))
export const chatMessageModel: ValueModel = valueModel({
  chatmessage: laxModel({ role: laxString, content: laxString, createdAt: optional(laxInteger()) }),
})

const ratingAnswer: AnswerCheck = ({ rating }, control) => {
  const { maxRating = '5' } = control.attributes
  const max = pythonIntegerOf(maxRating)
  const given = pythonIntegerOf(rating)
  if (max !== undefined && given !== undefined && given >= 0 && given <= max) return undefined
  const message =
    max === undefined
      ? `${tagOf(control)} takes no answer: its maxRating must be a whole number in the label config`
      : faultMessage(fault(`a whole number from 0 to ${max}`, rating), control, 'value.rating')
  return { path: '.rating', message }
}
export const ratingModel: ValueModel = valueModel({ rating: laxInteger({ min: 0 }) }, ratingAnswer)

/** The labels of all paths together; where they stand in the tree does not matter. */
const taxonomyPaths: AnswerCheck = ({ taxonomy }, control) => {
  if (!Array.isArray(taxonomy) || control.labels.size === 0) return undefined
  for (const [index, path] of taxonomy.entries()) {
    if (!Array.isArray(path)) continue
    const depth = path.findIndex((label) => !control.labels.has(label))
    if (depth >= 0) {
      return { path: `.taxonomy[${index}][${depth}]`, message: unknownLabel(path[depth], control) }
    }
  }
  return undefined
}
export const taxonomyModel: ValueModel = valueModel({ taxonomy: laxList(laxStrings) }, taxonomyPaths)

const ranker = laxModel({ ranker: laxRecord(laxStrings) })
/** A Ranker's value is never nested under its name. */
export const rankerModel: ValueModel = {
  fields: ranker,
  check: (value, control) => fieldsFault(ranker, value, control),
}

export const labelsModel: ValueModel = labeled('labels', span)
export const hyperTextLabelsModel: ValueModel = labeled('hypertextlabels', nodeSpan)
export const paragraphLabelsModel: ValueModel = labeled('paragraphlabels', nodeSpan)
export const timeSeriesLabelsModel: ValueModel = labeled('timeserieslabels', { ...span, instant: laxBoolean })
export const timelineLabelsModel: ValueModel = labeled('timelinelabels', {
  ranges: laxList(laxModel({ start: laxNumber(), end: laxNumber(), enabled: optional(laxBoolean) }), {
    min: 1,
    expected: 'a list of ranges, not empty',
  }),
})

export const rectangleModel: ValueModel = valueModel(box)
export const rectangleLabelsModel: ValueModel = labeled('rectanglelabels', box)
export const ellipseModel: ValueModel = valueModel(ellipse)
export const ellipseLabelsModel: ValueModel = labeled('ellipselabels', ellipse)
export const keyPointModel: ValueModel = valueModel(keyPoint)
export const keyPointLabelsModel: ValueModel = labeled('keypointlabels', keyPoint)
export const polygonModel: ValueModel = valueModel(polygon)
export const polygonLabelsModel: ValueModel = labeled('polygonlabels', polygon)
export const brushModel: ValueModel = valueModel(brush)
export const brushLabelsModel: ValueModel = labeled('brushlabels', brush)
export const bitmaskModel: ValueModel = valueModel(bitmask)
export const bitmaskLabelsModel: ValueModel = labeled('bitmasklabels', bitmask)
export const vectorModel: ValueModel = valueModel(vector)
export const vectorLabelsModel: ValueModel = labeled('vectorlabels', vector)
export const ocrLabelsModel: ValueModel = labeled('ocrlabels', {
  x: laxNumber(),
  y: laxNumber(),
  width: laxNumber(),
  height: laxNumber(),
  rotation: optional(laxNumber()),
  ocrtext: optional(laxString),
  pageIndex: optional(laxInteger()),
})

const videoBoxes = valueModel(
  {
    framesCount: laxInteger(),
    duration: laxNumber(),
    sequence: laxList(laxModel({ ...box, time: laxNumber(), frame: laxInteger(), rotation: optional(laxNumber()) })),
    labels: optional(laxStrings),
  },
  labelsUnder('labels'),
)
/** Labels may be absent where the config lists none inside of the tag, and then the value is not nested either. */
export const videoRectangleModel: ValueModel = {
  fields: videoBoxes.fields,
  check: (value, control, fields) =>
    control.labels.size === 0 && isObject(value) && value.labels === undefined
      ? fieldsFault(videoBoxes.fields, value, control)
      : videoBoxes.check(value, control, fields),
}
export const videoVectorModel: ValueModel = valueModel(videoVector)
export const videoVectorLabelsModel: ValueModel = valueModel(
  { ...videoVector, labels: optional(laxStrings) },
  labelsUnder('labels'),
)

/** Relations answer with items of the type "relation", which name no control. */
export const relationsModel: ValueModel = {
  fields: laxAnything,
  check: (_, control) => ({
    path: '',
    message: `${tagOf(control)} takes no regions; a relation has the type "relation", from_id, to_id and a direction`,
  }),
}

/** By the control tag's name in lower case. */
export const valueModels: ReadonlyMap<string, ValueModel> = new Map(
  Object.entries({
    bitmask: bitmaskModel,
    bitmasklabels: bitmaskLabelsModel,
    brush: brushModel,
    brushlabels: brushLabelsModel,
    chatmessage: chatMessageModel,
    choices: choicesModel,
    datetime: dateTimeModel,
    ellipse: ellipseModel,
    ellipselabels: ellipseLabelsModel,
    hypertextlabels: hyperTextLabelsModel,
    keypoint: keyPointModel,
    keypointlabels: keyPointLabelsModel,
    labels: labelsModel,
    magicwand: brushModel,
    number: numberModel,
    ocrlabels: ocrLabelsModel,
    pairwise: pairwiseModel,
    paragraphlabels: paragraphLabelsModel,
    polygon: polygonModel,
    polygonlabels: polygonLabelsModel,
    ranker: rankerModel,
    rating: ratingModel,
    reactcode: reactCodeModel,
    rectangle: rectangleModel,
    rectanglelabels: rectangleLabelsModel,
    relations: relationsModel,
    taxonomy: taxonomyModel,
    textarea: textAreaModel,
    timelinelabels: timelineLabelsModel,
    timeserieslabels: timeSeriesLabelsModel,
    vector: vectorModel,
    vectorlabels: vectorLabelsModel,
    videorectangle: videoRectangleModel,
    videovector: videoVectorModel,
    videovectorlabels: videoVectorLabelsModel,
  }),
)
