import type { Region } from '@label-studio-ml/protocol'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import { type CodePointOffsets, codePointOffsets } from '../text-offsets/code-point-offsets.ts'
import { textSpan } from '../value-rules/span-rules.ts'
import { isWholeNumber, type RegionValue } from '../value-rules/value-rule.ts'
import { readLabels, readText } from './read-values.ts'
import { regionError } from './region-frame.ts'
import { sampleRange, shownObject } from './shown-value.ts'
import type { SpanFormat, SpanFrame } from './span-format.ts'

/** A span of a `Text`. */
export interface TextSpanOptions extends SpanFrame {
  /** First code point of the span; use `codePointOffsets(text)` to convert JavaScript string indices. */
  start: number
  /** Code point after the span. */
  end: number
  /** The covered text. */
  text?: string | undefined
  /** The whole text of the task: `text` is cut from it, and `end` checked against it. */
  taskText?: string | CodePointOffsets | undefined
}

/** A span of a text in code points, `end` exclusive. */
export interface ReadTextSpan {
  start: number
  end: number
  /** As it is written: the editor writes line breaks as a backslash and an n. */
  text: string | undefined
}

function build(control: ControlTagData, options: TextSpanOptions) {
  const { start, end } = options
  assertCodePoints(control, start, end)
  const text = coveredText(control, options)
  return text === undefined ? { start, end } : { start, end, text }
}

function coveredText(control: ControlTagData, { start, end, text, taskText }: TextSpanOptions): string | undefined {
  if (taskText === undefined) return text
  const offsets = typeof taskText === 'string' ? codePointOffsets(taskText) : taskText
  assertWithin(control, end, offsets)
  return writtenText(offsets.slice(start, end))
}

/** @throws BackendError REGION_INVALID unless it is a span in whole code points. */
export function assertCodePoints(control: ControlTagData, start: number, end: number): void {
  if (isWholeNumber(start, 0) && isWholeNumber(end, 0) && start < end) return
  throw regionError(control, `has start ${start} and end ${end}; a span is 0 <= start < end in whole code points`)
}

/** @throws BackendError REGION_INVALID if the text ends before. */
export function assertWithin(control: ControlTagData, end: number, { length }: CodePointOffsets): void {
  if (end <= length) return
  throw regionError(
    control,
    `has end ${end}, but the text has ${length} code points (are these UTF-16 or byte offsets?)`,
  )
}

/** The text of a span as the editor stores it: a line break is a backslash and an n. */
export function writtenText(text: string): string {
  return text.replaceAll('\n', '\\n')
}

/** Spans of `Text`. */
export const textSpans = {
  takes: '{ start, end } in code points, and taskText or text',
  options: ['text', 'taskText'],
  build,
  read(value: RegionValue): ReadTextSpan | undefined {
    const { start, end } = value
    return isWholeNumber(start, 0) && isWholeNumber(end, 0) ? { start, end, text: readText(value, 'text') } : undefined
  },
  check: textSpan,
  sample(control, place): TextSpanOptions | undefined {
    const object = shownObject(control, place)
    const text = object?.tag.is('Text') ? object.tag.textOf(object.task, object) : undefined
    const taskText = codePointOffsets(text ?? '')
    const range = sampleRange(place.random, taskText.length)
    return range && { ...range, taskText }
  },
} satisfies SpanFormat<TextSpanOptions, object, ReadTextSpan>

/** A labeled span of a text; offsets in UTF-16 units, as JavaScript's `slice` takes them, end exclusive. */
export interface TextSpan {
  start: number
  end: number
  labels: string[]
}

/** The spans that were read, in the order of their regions. */
export interface ReadSpans {
  spans: TextSpan[]
  /** How many regions have offsets outside of the text: they were drawn on another text, or count other units. */
  misplaced: number
}

/**
 * The spans that a person drew with a `Labels` tag on one of its texts (the first unless `toName` says which), as string
 * indices; `control.read` has them in code points. Regions of other tags are passed over. Labels come as they are: check
 * them with `isKnownLabel`.
 * @example readSpans(control, regionsOf(annotation), { taskText: '🐱 John' }).spans // [{ start: 3, end: 7, labels: ['PER'] }]
 */
export function readSpans(
  control: ControlTagData,
  regions: readonly Region[],
  { taskText, toName = firstText(control) }: { taskText: string | CodePointOffsets; toName?: string | undefined },
): ReadSpans {
  const offsets = typeof taskText === 'string' ? codePointOffsets(taskText) : taskText
  const read: ReadSpans = { spans: [], misplaced: 0 }
  for (const { from_name, to_name, value } of regions) {
    if (from_name !== control.name || to_name !== toName) continue
    const written = (value ?? {}) as RegionValue
    const { start, end } = written
    if (isWholeNumber(start, 0) && isWholeNumber(end, 0) && start < end && end <= offsets.length) {
      const labels = readLabels(written, 'labels')
      read.spans.push({ start: offsets.toUtf16(start), end: offsets.toUtf16(end), labels })
    } else read.misplaced++
  }
  return read
}

function firstText({ objects }: ControlTagData): string | undefined {
  return objects.find(({ tag }) => tag === 'Text')?.name
}
