import { BackendError, type LabelsRegion } from '@label-studio-ml/protocol'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import { type CodePointOffsets, codePointOffsets } from '../text-offsets.ts'
import { type RegionOptions, regionError, regionFrame, targetObject } from './region-frame.ts'
import { checkedLabels } from './region-labels.ts'

export interface SpanOptions extends RegionOptions {
  /** First code point of the span; use `codePointOffsets(text)` to convert JavaScript string indices. */
  start: number
  /** Code point after the span. */
  end: number
  label?: string | undefined
  labels?: readonly string[] | undefined
  /** The covered text. */
  text?: string | undefined
  /** The whole text of the task, of which the span cuts `text` and by which `end` is checked. */
  taskText?: string | CodePointOffsets | undefined
}

/**
 * A region of a `Labels` tag on a `Text` object.
 * @example control.span({ start: 0, end: 4, taskText: 'John lives here', label: 'PER', score: 0.8 })
 * @throws BackendError LABEL_UNKNOWN, REGION_INVALID for offsets that are no span of the text, CONTROL_MISMATCH on other objects
 */
export function span(control: ControlTagData, options: SpanOptions): LabelsRegion {
  assertOnText(control, options)
  const { start, end } = options
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || start < 0 || end <= start) {
    throw regionError(control, `has start ${start} and end ${end}; a span is 0 <= start < end in whole code points`)
  }
  const text = coveredText(control, options)
  const labels = checkedLabels(control, options.labels ?? options.label ?? [])
  const value = text === undefined ? { start, end, labels } : { start, end, text, labels }
  return { ...regionFrame(control, options), type: 'labels', value }
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
