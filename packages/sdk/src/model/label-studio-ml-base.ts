import type { TagName, Task, WebhookEvent } from '@label-studio-ml/protocol'
import type { ControlTag } from '../control-tag.ts'
import { buildLabelMap } from '../label-config/label-map.ts'
import { type ParsedLabelConfig, parseConfig } from '../label-config/parse-config.ts'
import type { FileSource } from '../media-readers/file-source.ts'
import type { AudioSamples } from '../media-readers/read-audio.ts'
import type { ImageFile, ImagePixels, ReadImageOptions } from '../media-readers/read-image.ts'
import type { Loaded } from '../objects/loaded-value.ts'
import type { ObjectTag } from '../objects/object-tag.ts'
import type { Paragraph } from '../objects/paragraphs.ts'
import type { Series } from '../objects/time-series.ts'
import type { LabelConfig } from '../parse-label-config.ts'
import type { FitRules } from './matching-controls.ts'
import type { ModelRuntime } from './model-runtime.ts'
import type { Need } from './need.ts'
import type { ParamsOf, ParamsRules, ParamsSchema } from './params.ts'
import type { ControlOf, EventContext, PredictContext, PredictionDraft } from './predict-context.ts'
import type { Annotated, TrainingJob, TrainOutput } from './training-job.ts'

/** The name of a model's version, or a method that gives it. */
export type DeclaredVersion = string | (() => string | Promise<string>) | undefined

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

  /**
   * The path of the file that a URL of a task leads to: an upload, a local file, `s3://…`, `https://…`, `data:…`. Read it soon,
   * and leave it as it is; it is kept for a while. Throws a BackendError `MEDIA_…` that says why there is none.
   */
  getLocalPath(url: string, task?: Task): Promise<string> {
    return this.#runtime.files.getLocalPath(url, task)
  }

  /** A copy of the task's data with its URLs loaded: paths for images, sounds, videos and PDFs, what is there for others. */
  async preloadTaskData(task: Task): Promise<Task['data']> {
    const { preloadTaskData } = await import('../media-readers/preload-task-data.ts')
    return preloadTaskData(this.#runtime.files, this.labelInterface.objects, task)
  }

  /** The pixels of an image of the task, upright: of a control or object tag, or of a URL. Needs the package sharp. */
  async readImage(source: FileSource, task: Task, options?: ReadImageOptions): Promise<ImagePixels> {
    return (await import('../media-readers/read-image.ts')).readImage(this.#runtime.files, source, task, options)
  }

  /** The upright size of an image of the task, its path and media type; nothing is decoded, no package needed. */
  async readImageSize(source: FileSource, task: Task): Promise<ImageFile> {
    return (await import('../media-readers/read-image.ts')).readImageSize(this.#runtime.files, source, task)
  }

  /** The samples of a sound of the task: of a control or object tag, or of a URL. Needs the package audio-decode. */
  async readAudio(source: FileSource, task: Task): Promise<AudioSamples> {
    return (await import('../media-readers/read-audio.ts')).readAudio(this.#runtime.files, source, task)
  }

  /** The text of a Text or HyperText, also when it is at a URL. */
  async readText(source: ControlTag | ObjectTag, task: Task): Promise<string> {
    return (await import('../media-readers/load-value.ts')).textOfSource(this.#runtime.files, source, task)
  }

  /** The dialogue of a Paragraphs, also when it is at a URL. */
  async readParagraphs(source: ControlTag | ObjectTag, task: Task): Promise<Paragraph[]> {
    return (await import('../media-readers/load-value.ts')).paragraphsOfSource(this.#runtime.files, source, task)
  }

  /** The columns of a TimeSeries, from the task or from CSV or JSON at a URL. */
  async readSeries(source: ControlTag | ObjectTag, task: Task): Promise<Series> {
    return (await import('../media-readers/load-value.ts')).seriesOfSource(this.#runtime.files, source, task)
  }

  /** What is at the URL of a tag, for its methods: `object.htmlOf(task, await this.loadValue(object, task))`. */
  async loadValue(source: ControlTag | ObjectTag, task: Task): Promise<Loaded> {
    return (await import('../media-readers/load-value.ts')).loadValue(this.#runtime.files, source, task)
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
