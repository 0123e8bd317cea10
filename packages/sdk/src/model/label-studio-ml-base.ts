import type { PredictContextPayload, Region, TagName, Task, WebhookEvent } from '@label-studio-ml/protocol'
import type { ControlTag, ControlTagOf } from '../control-tag.ts'
import { buildLabelMap } from '../label-config/label-map.ts'
import { type ParsedLabelConfig, parseConfig } from '../label-config/parse-config.ts'
import type { LabelConfig } from '../parse-label-config.ts'
import type { FitRules } from './matching-controls.ts'
import type { ModelRuntime } from './model-runtime.ts'
import type { Need } from './need.ts'
import type { ParamsOf, ParamsRules, ParamsSchema } from './params.ts'
import type { Annotated, TrainingJob, TrainOutput } from './training-job.ts'

/** The name of a model's version, or a method that gives it. */
export type DeclaredVersion = string | (() => string | Promise<string>) | undefined

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

/**
 * The class a model's author extends: `predict` or `predictBatch`, optionally `setup`, `fit`
 * and others.
 * It is constructed once per project, model version and label config, never per request. Name the control tags of `needs`
 * as its type, so that `control` has their builders, and after it the type of `static params`, if there is one:
 * `class Mine extends LabelStudioMLBase<'Choices', typeof Mine.params>`.
 *
 * @example
 * class AlwaysPositive extends LabelStudioMLBase<'Choices'> {
 *   static needs = [{ control: 'Choices', object: 'Text' }]
 *   predict(task: Task, { control }: PredictContext<'Choices'>) { return control.choose('Positive', { score: 0.5 }) }
 * }
 */
export abstract class LabelStudioMLBase<Tag extends TagName = TagName, Schema extends ParamsSchema = ParamsSchema> {
  /** The control and object tags this model can fill; checked when Label Studio connects. Empty: any. */
  static needs: readonly Need[] = []

  /**
   * Throw an error for a control tag (of those that fit `needs`) with settings the model cannot work with: its message is
   * what "Validate and Save" shows.
   */
  static checkControl(_control: ControlTag): void {}

  /**
   * What the predictions of a model that does not learn are called: a name such as `'1.2.0'`, or a method that gives one,
   * for example from a hash of its files. Read once, at the start. A new one makes Label Studio ask again for every task.
   */
  static version: DeclaredVersion

  /**
   * A schema for "Extra params", such as zod's `z.object({ threshold: z.number().default(0.5) })`: what does not fit it is
   * refused when Label Studio connects, what fits is `this.params`.
   */
  static params: ParamsSchema | undefined

  readonly #runtime: ModelRuntime
  #parsedLabelConfig: ParsedLabelConfig | undefined

  constructor(runtime: ModelRuntime) {
    this.#runtime = runtime
  }

  /** Runs once, before the first prediction of this version: load `this.artifacts('model.bin')` here. */
  setup?(): void | Promise<void>

  /** The prediction for one task. */
  predict?(task: Task, context: PredictContext<Tag>): PredictionDraft | Promise<PredictionDraft>

  /** One prediction per task, in order; takes precedence over `predict`. */
  predictBatch?(tasks: Task[], context: PredictContext<Tag>): PredictionDraft[] | Promise<PredictionDraft[]>

  /**
   * Runs once, when the model is not needed any more: another version serves, too many models are loaded, the project was
   * deleted, or the server stops. No prediction uses the model then. Free here what `setup` took: workers, sessions, files.
   */
  close?(): void | Promise<void>

  /** Learns from annotated tasks in a process of its own; what it returns is kept as `trainOutput`. */
  fit?(dataset: AsyncIterable<Annotated>, job: TrainingJob): TrainOutput | Promise<TrainOutput>

  /**
   * Hears what Label Studio tells of the project: tasks were imported, an annotation was submitted, and so on. Called one event
   * after the other, when Label Studio has its answer already; an error hurts nothing and is logged. Ask `isKnownEvent(event)`
   * for the fields of an event. Events are not kept: those that come while the server is stopped are lost.
   */
  onEvent?(event: WebhookEvent, context: EventContext): void | Promise<void>

  /** The project's uid: `"<id>.<unix seconds of its creation>"`. */
  get project(): string {
    return this.#runtime.project
  }

  /** The label config as Label Studio sent it (XML). */
  get labelConfig(): string {
    return this.#runtime.labelInterface.xml
  }

  /** The label config as Python's `parse_config` returns it; made once. */
  get parsedLabelConfig(): ParsedLabelConfig {
    this.#parsedLabelConfig ??= parseConfig(this.labelConfig, { maxLength: Number.POSITIVE_INFINITY })
    return this.#parsedLabelConfig
  }

  /** The label config as a tree of control and object tags. */
  get labelInterface(): LabelConfig {
    return this.#runtime.labelInterface
  }

  /** The control tags that fit `needs`, in document order. */
  get controls(): readonly ControlOf<Tag>[] {
    return this.#runtime.controls as readonly ControlOf<Tag>[]
  }

  /** The version that predictions carry and `/setup` answers. */
  get modelVersion(): string {
    return this.#runtime.modelVersion
  }

  /** "Extra params" of the backend in Label Studio; JSON text is parsed. */
  get extraParams(): unknown {
    return this.#runtime.extraParams
  }

  /** `extraParams` as `static params` read them when the model was loaded; the same as `extraParams` without it. */
  get params(): ParamsOf<Schema> {
    return this.#runtime.params as ParamsOf<Schema>
  }

  /** What `fit` returned for this version; undefined before any training. */
  get trainOutput(): TrainOutput | undefined {
    return this.#runtime.trainOutput
  }

  /** Path of a file that `fit` wrote for this version; undefined before any training. */
  artifacts(name: string): string | undefined {
    return this.#runtime.artifact(name)
  }

  /** The value kept under `key` for this project, exactly as it was put in; undefined if there is none. */
  get(key: string): Promise<unknown> {
    return this.#runtime.state.get(this.project, key)
  }

  /** Keeps a JSON value for this project. Throws `STATE_INVALID` for a value that would come back changed. */
  set(key: string, value: unknown): Promise<void> {
    if (key === 'model_version') this.#runtime.warn(modelVersionAdvice)
    return this.#runtime.state.set(this.project, key, value)
  }

  /** True if a value is kept under `key` for this project. */
  has(key: string): Promise<boolean> {
    return this.#runtime.state.has(this.project, key)
  }

  /** Which label of the control each of the model's own classes stands for. */
  buildLabelMap(control: ControlTag, modelClasses: readonly string[]): Map<string, string> {
    return buildLabelMap(control, modelClasses)
  }
}

const modelVersionAdvice =
  "set('model_version', …) keeps a value and names no version: write static version = '1.2.0' in the class instead. What a training made is named by the server."

/** A class that extends LabelStudioMLBase, as `serve` takes it. */
export interface ModelClass extends FitRules, ParamsRules {
  new (runtime: ModelRuntime): LabelStudioMLBase
  readonly version: DeclaredVersion
  readonly prototype: LabelStudioMLBase
}
