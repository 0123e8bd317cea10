import { formatValue } from '../format-value.ts'
import { geometryOf } from './geometry-rules.ts'
import { labelList } from './label-rules.ts'
import { allOf, field, isNumber, isWholeNumber, type ValueRule } from './value-rule.ts'

/** start and end as numbers in order: code points, seconds. */
const numericSpan: ValueRule = ({ start, end }) => {
  if (isNumber(start, 0) && isNumber(end, 0) && start < end) return undefined
  return `value.start is ${formatValue(start)} and value.end ${formatValue(end)}; expected numbers, 0 <= start < end`
}

const wholeSpan: ValueRule = ({ start, end }) =>
  Number.isInteger(start) && Number.isInteger(end)
    ? undefined
    : `value.start is ${formatValue(start)} and value.end ${formatValue(end)}; text offsets are whole code points`

/** Offsets inside two nodes or paragraphs; inside one of them they cover something. */
const nodeOffsets = allOf(
  field('startOffset', 'a whole number from 0', isOffset),
  field('endOffset', 'a whole number from 0', isOffset),
  ({ start, end, startOffset, endOffset }) =>
    start === end && Number(startOffset) >= Number(endOffset)
      ? `value.startOffset is ${formatValue(startOffset)} and value.endOffset ${formatValue(endOffset)} in one place; expected startOffset < endOffset`
      : undefined,
)

/** Either plain global offsets or XPath with an offset inside the text node. */
const htmlSpan: ValueRule = (value, control) => {
  const { start, end, startOffset, endOffset } = value
  if (startOffset === undefined && endOffset === undefined && typeof start === 'number')
    return numericSpan(value, control)
  if (typeof start !== 'string' || typeof end !== 'string') {
    return `value.start is ${formatValue(start)} and value.end ${formatValue(end)}; expected two XPaths, or two numbers without startOffset`
  }
  return nodeOffsets(value, control)
}

const timeRange: ValueRule = ({ start, end }) => {
  const inOrder = isNumber(start) && isNumber(end) ? start <= end : typeof start === 'string' && typeof end === 'string'
  return inOrder
    ? undefined
    : `value.start is ${formatValue(start)} and value.end ${formatValue(end)}; expected two times in order`
}

const ranges = field(
  'ranges',
  'a list of { start, end } in whole frames from 1',
  (written) =>
    Array.isArray(written) &&
    written.every((range) => isWholeNumber(range?.start, 1) && isWholeNumber(range.end, 1) && range.start <= range.end),
)

/** The values of controls that mark a span of a text, a sound or a series; of `Labels` also an area of an image. */
export const spanRules: Readonly<Record<string, ValueRule>> = {
  labels: allOf(labelList('labels'), (value, control) => {
    const geometry = value.start === undefined ? geometryOf(value) : undefined
    if (geometry !== undefined) return geometry(value, control)
    if (control.objects.every((object) => object.tag === 'Text'))
      return numericSpan(value, control) ?? wholeSpan(value, control)
    return (typeof value.start === 'string' ? htmlSpan : numericSpan)(value, control)
  }),
  hypertextlabels: allOf(labelList('hypertextlabels'), htmlSpan),
  paragraphlabels: allOf(
    labelList('paragraphlabels'),
    field('start', 'a paragraph index as a string', isParagraph),
    field('end', 'a paragraph index as a string', isParagraph),
    ({ start, end }) =>
      Number(start) > Number(end)
        ? `value.start is ${formatValue(start)} and value.end ${formatValue(end)}; expected start <= end`
        : undefined,
    nodeOffsets,
  ),
  timeserieslabels: allOf(
    labelList('timeserieslabels'),
    timeRange,
    field('instant', 'true or false', (written) => typeof written === 'boolean'),
  ),
  timelinelabels: allOf(labelList('timelinelabels'), ranges),
}

function isOffset(written: unknown): boolean {
  return isWholeNumber(written, 0)
}

function isParagraph(written: unknown): boolean {
  return typeof written === 'string' && /^\d+$/.test(written)
}
