import { BackendError, controlTags, type Region, type RegionOf } from '@label-studio-ml/protocol'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import { type CodePointOffsets, codePointOffsets } from '../text-offsets/code-point-offsets.ts'
import { areaRuleOf } from '../value-rules/area-rules.ts'
import { labelList } from '../value-rules/label-rules.ts'
import { htmlSpan, paragraphSpan, soundSpan, textSpan, timeSpan } from '../value-rules/span-rules.ts'
import { allOf, type RegionValue, type ValueRule } from '../value-rules/value-rule.ts'
import type { LabelOptions } from './image-region.ts'
import { readLabels } from './read-values.ts'
import { type RegionOptions, regionError, regionOf, targetObject } from './region-frame.ts'
import { labelsOf, sampleLabels } from './region-labels.ts'
import type { SamplePlace, TagSupport } from './tag-support.ts'

export interface SpanOptions extends RegionOptions, LabelOptions {
  /** First code point of the span; use `codePointOffsets(text)` to convert JavaScript string indices. */
  start: number
  /** Code point after the span. */
  end: number
  /** The covered text. */
  text?: string | undefined
  /** The whole text of the task: `text` is cut from it, and `end` checked against it. */
  taskText?: string | CodePointOffsets | undefined
}

/**
 * A region of a `Labels` tag on a `Text` object.
 * @example control.span({ start: 0, end: 4, taskText: 'John lives here', label: 'PER', score: 0.8 })
 * @throws BackendError LABEL_UNKNOWN, REGION_INVALID for offsets outside of the text, CONTROL_MISMATCH on other objects
 */
function span(control: ControlTagData, options: SpanOptions): RegionOf<'Labels'> {
  assertOnText(control, options)
  const { start, end } = options
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || start < 0 || end <= start) {
    throw regionError(control, `has start ${start} and end ${end}; a span is 0 <= start < end in whole code points`)
  }
  const text = coveredText(control, options)
  const labels = labelsOf(control, options)
  const value = text === undefined ? { start, end, labels } : { start, end, text, labels }
  return regionOf(control, 'labels', value, options)
}

function coveredText(control: ControlTagData, { start, end, text, taskText }: SpanOptions): string | undefined {
  if (taskText === undefined) return text
  const offsets = typeof taskText === 'string' ? codePointOffsets(taskText) : taskText
  if (end > offsets.length) {
    throw regionError(
      control,
      `has end ${end}, but the text has ${offsets.length} code points (are these UTF-16 or byte offsets?)`,
    )
  }
  return offsets.slice(start, end)
}

function assertOnText(control: ControlTagData, options: SpanOptions): void {
  const object = targetObject(control, options)
  if (object === undefined || object.tag === 'Text') return
  throw new BackendError(
    'CONTROL_MISMATCH',
    `control.span(…) labels <Text>, but '${control.name}' refers to <${object.tag} name="${object.name}">, whose regions have another format`,
  )
}

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

const rules: Readonly<Record<string, ValueRule>> = {
  Text: textSpan,
  Audio: soundSpan,
  HyperText: htmlSpan,
  Paragraphs: paragraphSpan,
  TimeSeries: timeSpan,
}

/** By the object tag; an area of an image by its keys. */
const place: ValueRule = (value, control) => {
  const area = value.start === undefined ? areaRuleOf(value) : undefined
  return (area ?? rules[control.objects[0]?.tag ?? ''] ?? soundSpan)(value, control)
}

export const labels = {
  spec: controlTags.Labels,
  build: { span },
  read: (value: RegionValue) => ({ ...value, labels: readLabels(value, 'labels') }),
  check: allOf(labelList('labels'), place),
  sample: (control: ControlTagData, place: SamplePlace): Region[] => [
    span(control, { start: 0, end: 1, labels: sampleLabels(control, place) }),
  ],
} satisfies TagSupport

/**
 * The spans that a person drew with a `Labels` tag on one of its texts (the first unless `toName` says which). Regions of
 * other tags are passed over. Labels come as they are: check them with `isKnownLabel`.
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
    const { start, end, labels } = (value ?? {}) as Record<string, unknown>
    if (isOffset(start) && isOffset(end) && start < end && end <= offsets.length) {
      const names = Array.isArray(labels) ? labels.map(String) : []
      read.spans.push({ start: offsets.toUtf16(start), end: offsets.toUtf16(end), labels: names })
    } else read.misplaced++
  }
  return read
}

function firstText({ objects }: ControlTagData): string | undefined {
  return objects.find(({ tag }) => tag === 'Text')?.name
}

function isOffset(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}
