import { isVertex } from './geometry-rules.ts'
import { labelList, optionalLabelList } from './label-rules.ts'
import { allOf, field, isNumber, isObject, isWholeNumber, type ValueRule } from './value-rule.ts'

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
const framesCount = field('framesCount', 'a whole number', (written) => isWholeNumber(written, 0))
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
  return (
    isWholeNumber(frame, 1) &&
    isNumber(time) &&
    [x, y, width, height].every((length) => isNumber(length, undefined, 100))
  )
}

function isShape(written: unknown): boolean {
  return (
    isObject(written) &&
    isWholeNumber(written.frame, 1) &&
    Array.isArray(written.vertices) &&
    written.vertices.every(isVertex)
  )
}
