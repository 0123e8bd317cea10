import type { PredictContextPayload, Region, TagName } from '@label-studio-ml/protocol'
import type { ControlTag, ControlTagOf } from '../control-tag.ts'

/** A prediction as a model gives it; the server adds the model version. */
export interface ScoredResult {
  result: Region[]
  /** 0 to 1; null or absent: the score of the least sure region. */
  score?: number | null
}

/** What a model may answer for a task: a region, several, a scored result, or null for nothing. */
export type PredictionDraft = Region | Region[] | ScoredResult | null

/** The control tags that a model fills: with their builders when it names them, `LabelStudioMLBase<'Choices'>`. */
export type ControlOf<Tag extends TagName> = [TagName] extends [Tag] ? ControlTag : ControlTagOf<Tag>

/** What a model gets beside the task: `PredictContext<'Choices'>` for one that fills Choices. */
export type PredictContext<Tag extends TagName = TagName> = ContextOf<ControlOf<Tag>>

interface ContextOf<Control> {
  /** The first control tag of the label config that fits `needs`; the first of all when `needs` is empty. */
  control: Control
  /** Every control tag that fits, in document order. */
  controls: readonly Control[]
  /** `params.context` of an interactive request (the regions the annotator just drew), else null. */
  context: PredictContextPayload | null
  /** Aborted when the time budget of the request is used up. */
  signal: AbortSignal
}

/** What `onEvent` gets beside the event. */
export interface EventContext {
  /** Aborted after a minute, or when the server stops. */
  signal: AbortSignal
}
