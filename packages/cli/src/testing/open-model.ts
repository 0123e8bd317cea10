import {
  type Annotated,
  type ControlTag,
  controlsThatFit,
  createInMemoryState,
  firstFit,
  type LabelStudioMLBase,
  type ModelRuntime,
  type Need,
  parseLabelConfig,
  type Region,
  type TrainOutput,
} from '@label-studio-ml/sdk'
import { type CheckedPrediction, predictOne } from './predict-one.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** A class that extends LabelStudioMLBase. */
export interface TestedClass<Model extends LabelStudioMLBase> {
  new (runtime: ModelRuntime): Model
  readonly needs: readonly Need[]
}

/** A task's data with what a person answered: regions made by the control tag's builders. */
export interface TaughtAnswer {
  data: Record<string, unknown>
  result: readonly object[]
}

export interface OpenedModel<Model extends LabelStudioMLBase> {
  model: Model
  /** The first control tag that fits the model's `needs`. */
  control: ControlTag
  /** The data of the label config's sample task; empty without one. */
  // biome-ignore lint/suspicious/noExplicitAny: task data is what the label config's author wrote.
  sample: Record<string, any>
  /** The prediction for a task with this data, as Label Studio gets it. Throws when a region does not fit the label config. */
  predict(data: Record<string, unknown>, context?: { result: Region[] }): Promise<CheckedPrediction>
  /** The labels of that prediction, in its order. */
  labels(data: Record<string, unknown>): Promise<string[]>
  /** Trains with these answers and opens the version that comes of it; this one stays as it is. */
  train(answers: readonly TaughtAnswer[]): Promise<OpenedModel<Model>>
}

interface Version {
  extraParams?: unknown
  modelVersion?: string
  trainOutput?: TrainOutput
  artifact?: (name: string) => string
}

/**
 * Constructs and sets up a model as the server does, without a server: for the tests beside a model.
 * @example
 * const opened = await openModel(SentimentModel, '<View>…</View>')
 * const trained = await opened.train([{ data: { text: 'dull' }, result: [opened.control.choose('Negative')] }])
 * await trained.labels({ text: 'dull' }) // ['Negative']
 * @throws BackendError LABEL_CONFIG_UNFIT when no control tag fits the model's `needs`.
 */
export async function openModel<Model extends LabelStudioMLBase>(
  ModelClass: TestedClass<Model>,
  labelConfig: string,
  options: { extraParams?: unknown } = {},
): Promise<OpenedModel<Model>> {
  const config = parseLabelConfig(labelConfig)
  const control = firstFit(config, ModelClass.needs)
  const controls = controlsThatFit(config, ModelClass.needs)
  const state = createInMemoryState()
  const open = async (version: Version): Promise<OpenedModel<Model>> => {
    const model = new ModelClass({
      project: '1.1700000000',
      modelVersion: version.modelVersion ?? 'untrained',
      labelInterface: config,
      controls,
      extraParams: version.extraParams ?? null,
      trainOutput: version.trainOutput,
      artifact: version.artifact ?? (() => undefined),
      state,
    })
    await model.setup?.()
    const predict: OpenedModel<Model>['predict'] = (data, context) =>
      predictOne(model, { id: 1, data }, context ?? null)
    return {
      model,
      control,
      sample: (config.sampleTask?.data ?? {}) as Record<string, unknown>,
      predict,
      labels: async (data) => (await predict(data)).result.flatMap(labelsOf),
      train: async (answers) => open({ ...version, ...(await train(model, answers)) }),
    }
  }
  return open(options)
}

async function train(model: LabelStudioMLBase, answers: readonly TaughtAnswer[]): Promise<Version> {
  if (!model.fit) throw new Error(`${model.constructor.name} has no fit(dataset, job), so it does not learn`)
  const artifact = await temporaryFolder('trained-version-')
  const job = { id: 'job-1', signal: new AbortController().signal, progress() {}, log() {}, artifacts: artifact }
  const trainOutput = await model.fit(datasetOf(answers), job)
  return { modelVersion: 'trained', trainOutput: JSON.parse(JSON.stringify(trainOutput ?? {})), artifact }
}

async function* datasetOf(answers: readonly TaughtAnswer[]): AsyncGenerator<Annotated> {
  for (const [index, { data, result }] of answers.entries()) {
    const id = index + 1
    yield { task: { id, data }, annotation: { id, task: id, result: [...result] as Region[], was_cancelled: false } }
  }
}

/** The value's list of labels is the one that is named as the region's type. */
function labelsOf({ type, value }: Region): string[] {
  const labels = (value as Record<string, unknown> | null)?.[String(type)]
  return Array.isArray(labels) ? labels.map(String) : []
}
