import { formatValue } from '../format-value.ts'
import {
  allOf,
  field,
  isNumber,
  isWholeNumber,
  optionalField,
  type RegionProblem,
  type RegionValue,
  unexpected,
  type ValueRule,
} from './value-rule.ts'

/** start and end as numbers in order. */
const numericSpan =
  (unit: string): ValueRule =>
  (value) =>
    isNumber(value.start, 0) && isNumber(value.end, 0) && value.start < value.end
      ? undefined
      : wrongSpan(value, `${unit}, 0 <= start < end`)

/** A span of a text in code points. */
export const textSpan = allOf(numericSpan('numbers'), (value) =>
  Number.isInteger(value.start) && Number.isInteger(value.end)
    ? undefined
    : wrongSpan(value, 'whole code points of the text'),
)

/** A span of a sound in seconds. */
export const soundSpan = allOf(
  numericSpan('seconds'),
  optionalField('channel', 'a whole number from 0', (written) => isWholeNumber(written, 0)),
)

/** Offsets inside two nodes or paragraphs; inside one of them they cover something. */
const nodeOffsets = allOf(
  field('startOffset', 'a whole number from 0', isOffset),
  field('endOffset', 'a whole number from 0', isOffset),
  ({ start, end, startOffset, endOffset }) =>
    start === end && Number(startOffset) >= Number(endOffset)
      ? unexpected(
          'value.endOffset',
          endOffset,
          `more than the startOffset ${formatValue(startOffset)} in the same place`,
        )
      : undefined,
)

/** Either plain global offsets or XPath with an offset inside the text node. */
export const htmlSpan: ValueRule = (value, control) => {
  const { start, end, startOffset, endOffset } = value
  if (startOffset === undefined && endOffset === undefined && typeof start === 'number') return textSpan(value, control)
  if (typeof start !== 'string' || typeof end !== 'string')
    return wrongSpan(value, 'two XPaths, or two numbers without startOffset')
  return nodeOffsets(value, control)
}

/** Paragraphs by their index as a string, with UTF-16 offsets inside of them. */
export const paragraphSpan = allOf(
  field('start', 'the index of a paragraph, from 0, as a string', isParagraph),
  field('end', 'the index of a paragraph, from 0, as a string', isParagraph),
  (value) => (Number(value.start) > Number(value.end) ? wrongSpan(value, 'start <= end') : undefined),
  nodeOffsets,
)

function wrongSpan({ start, end }: RegionValue, expected: string): RegionProblem {
  return {
    path: 'value.start',
    problem: `got start ${formatValue(start)} and end ${formatValue(end)}; expected ${expected}`,
  }
}

function isOffset(written: unknown): boolean {
  return isWholeNumber(written, 0)
}

function isParagraph(written: unknown): boolean {
  return typeof written === 'string' && /^\d+$/.test(written)
}
