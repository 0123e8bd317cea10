import type { ControlTagData } from '../label-config/control-tag-data.ts'
import type { Paragraph } from '../objects/paragraphs.ts'
import { codePointOffsets } from '../text-offsets/code-point-offsets.ts'
import { paragraphSpan } from '../value-rules/span-rules.ts'
import { isWholeNumber, type RegionValue } from '../value-rules/value-rule.ts'
import { readText } from './read-values.ts'
import { regionError } from './region-frame.ts'
import { sampleRange, shownObject } from './shown-value.ts'
import type { SpanFormat, SpanFrame } from './span-format.ts'

/** A place in a dialogue. */
export interface ParagraphPlace {
  /** Index of the paragraph, from 0. */
  paragraph: number
  /** UTF-16 units in its text, so a string index. */
  offset: number
}

interface OnParagraphs extends SpanFrame {
  /** The dialogue (`object.paragraphsOf(task)`): `text` is cut from it, and the places are checked against it. */
  paragraphs?: readonly Pick<Paragraph, 'text'>[] | undefined
  /** The covered text. */
  text?: string | undefined
}

/** A span in one paragraph of `Paragraphs`. */
export interface ParagraphSpanOptions extends OnParagraphs {
  /** Index of the paragraph, from 0. */
  paragraph: number
  /** First string index of the span in the paragraph's text. */
  start: number
  /** String index after the span. */
  end: number
}

/** A span of `Paragraphs` that may reach over several. */
export interface ParagraphRangeOptions extends OnParagraphs {
  start: ParagraphPlace
  end: ParagraphPlace
}

/** A span of a dialogue, its `end` exclusive. */
export interface ReadParagraphSpan {
  start: ParagraphPlace
  end: ParagraphPlace
  text: string | undefined
}

function build(control: ControlTagData, options: ParagraphSpanOptions | ParagraphRangeOptions) {
  const [from, to] = placesOf(control, options)
  const range = {
    start: String(from.paragraph),
    end: String(to.paragraph),
    startOffset: from.offset,
    endOffset: to.offset,
  }
  const wrong = paragraphSpan(range, control)
  if (wrong) throw regionError(control, `has a wrong ${wrong.path.replace('value.', '')}: ${wrong.problem}`)
  const text = options.paragraphs ? coveredText(control, options.paragraphs, from, to) : options.text
  return text === undefined ? range : { ...range, text }
}

function placesOf(
  control: ControlTagData,
  options: ParagraphSpanOptions | ParagraphRangeOptions,
): [ParagraphPlace, ParagraphPlace] {
  const { start, end } = options
  if (typeof start === 'object' && typeof end === 'object') return [start, end]
  const { paragraph } = options as ParagraphSpanOptions
  if (paragraph === undefined || typeof start !== 'number' || typeof end !== 'number')
    throw regionError(control, `needs its paragraphs; it takes ${takes}`)
  return [
    { paragraph, offset: start },
    { paragraph, offset: end },
  ]
}

/** Paragraphs one below the other. */
function coveredText(
  control: ControlTagData,
  paragraphs: NonNullable<OnParagraphs['paragraphs']>,
  from: ParagraphPlace,
  to: ParagraphPlace,
): string {
  for (const { paragraph, offset } of [from, to]) {
    const length = paragraphs[paragraph]?.text.length
    if (length === undefined)
      throw regionError(control, `has paragraph ${paragraph}, but there are ${paragraphs.length}, counted from 0`)
    if (offset > length)
      throw regionError(control, `has offset ${offset}, but paragraph ${paragraph} has ${length} UTF-16 units`)
  }
  const texts = paragraphs.slice(from.paragraph, to.paragraph + 1).map(({ text }) => text)
  texts.push(texts.pop()!.slice(0, to.offset))
  return [texts[0]!.slice(from.offset), ...texts.slice(1)].join('\n')
}

const takes =
  '{ paragraph, start, end } or { start: { paragraph, offset }, end: { paragraph, offset } } in UTF-16 units, and paragraphs or text'

/** Labels of one paragraph in old annotations have numbers as indexes. */
function placeOf(paragraph: unknown, offset: unknown): ParagraphPlace | undefined {
  const index = typeof paragraph === 'string' && /^\d+$/.test(paragraph) ? Number(paragraph) : paragraph
  return isWholeNumber(index, 0) && isWholeNumber(offset, 0) ? { paragraph: index, offset } : undefined
}

/** Spans of `Paragraphs`. */
export const paragraphSpans = {
  takes,
  options: ['paragraph', 'paragraphs', 'text'],
  build,
  read(value: RegionValue): ReadParagraphSpan | undefined {
    const start = placeOf(value.start, value.startOffset)
    const end = placeOf(value.end, value.endOffset)
    return start && end && { start, end, text: readText(value, 'text') }
  },
  check: paragraphSpan,
  sample(control, place): ParagraphSpanOptions | undefined {
    const object = shownObject(control, place)
    const paragraphs = (object?.tag.is('Paragraphs') && object.tag.paragraphsOf(object.task, object)) || []
    const spoken = paragraphs.flatMap(({ text }, index) => (text === '' ? [] : [index]))
    if (spoken.length === 0) return undefined
    const paragraph = place.random.pick(spoken)
    const offsets = codePointOffsets(paragraphs[paragraph]!.text)
    const { start, end } = sampleRange(place.random, offsets.length)!
    return { paragraph, start: offsets.toUtf16(start), end: offsets.toUtf16(end), paragraphs }
  },
} satisfies SpanFormat<ParagraphSpanOptions | ParagraphRangeOptions, object, ReadParagraphSpan>
