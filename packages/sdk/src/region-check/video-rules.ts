import { isVertex } from './geometry-rules.ts'
import { labelList, optionalLabelList } from './label-rules.ts'
import { allOf, field, isNumber, isObject, type ValueRule } from './value-rule.ts'

const boxes = field(
  'sequence',
  'a list of { frame, time, x, y, width, height }',
  (written) => Array.isArray(written) && written.every(isBox),
)
const shapes = field(
  'sequence',
  'a list of { frame, vertices }',
  (written) => Array.isArray(written) && written.every(isShape),
)
const framesCount = field(
  'framesCount',
  'a whole number',
  (written) => isNumber(written, 0) && Number.isInteger(written),
)
const duration = field('duration', 'seconds', (written) => isNumber(written, 0))

/** The values of controls that follow something through a video; frames count from 1. */
export const videoRules: Readonly<Record<string, ValueRule>> = {
  videorectangle: allOf(framesCount, duration, boxes, optionalLabelList('labels')),
  videovector: allOf(shapes, optionalLabelList('labels')),
  videovectorlabels: allOf(shapes, labelList('labels')),
}

/** A `Labels` control beside a `VideoVector` answers with the labels under its type. */
export const mergedVideoVector = allOf(shapes, labelList('videovectorlabels'))

function isBox(written: unknown): boolean {
  if (!isObject(written)) return false
  const { frame, time, x, y, width, height } = written
  return isFrame(frame) && isNumber(time) && [x, y, width, height].every((length) => isNumber(length, undefined, 100))
}

function isFrame(written: unknown): boolean {
  return isNumber(written, 1) && Number.isInteger(written)
}

function isShape(written: unknown): boolean {
  return (
    isObject(written) && isFrame(written.frame) && Array.isArray(written.vertices) && written.vertices.every(isVertex)
  )
}
