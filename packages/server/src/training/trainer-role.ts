import { join } from 'node:path'
import {
  type KeyValueDriver,
  type LabelStudioMLBase,
  type ModelClass,
  parseLabelConfig,
  type TrainingJob,
} from '@label-studio-ml/sdk'
import { createModel, type ExtraParams } from '../models/create-model.ts'
import { describeError } from '../observability/describe-error.ts'
import { openStorage } from '../storage/open-storage.ts'
import { readDeclaredVersion } from '../versions/declared-version.ts'
import type { TrainerMessage, TrainingRequest } from './trainer-messages.ts'

export interface TrainerOptions {
  ModelClass: ModelClass
  defaultExtraParams: ExtraParams
}

/** The training process: takes one request from its parent, runs `fit`, reports, ends. */
export async function runTrainer(options: TrainerOptions): Promise<void> {
  const request = await new Promise<TrainingRequest>((resolve) => process.once('message', resolve as () => void))
  const stop = new AbortController()
  process.once('disconnect', () => process.exit(1))
  process.once('SIGTERM', () => stop.abort())
  process.on('SIGINT', () => {})
  process.once('uncaughtException', async (error) => {
    await tell(failed(error))
    process.exit(1)
  })
  try {
    await tell(await train(options, request, stop.signal))
  } catch (error) {
    await tell(failed(error))
  }
  process.exit(0)
}

async function train(options: TrainerOptions, request: TrainingRequest, signal: AbortSignal): Promise<TrainerMessage> {
  const { journal, state } = openStorage(request.storageUrl, { forTraining: true })
  const revision = await journal.revision(request.project)
  const model = await setUpModel(options, request, state)
  const job = trainingJob(request, signal)
  const dataset = {
    async *[Symbol.asyncIterator]() {
      const unreadable: string[] = []
      yield* journal.dataset(request.project, (taskId) => unreadable.push(taskId))
      if (unreadable.length > 0) job.log(leftOut(unreadable))
    },
  }
  const trainOutput = await model.fit!(dataset, job)
  return { type: 'done', trainOutput: trainOutput ?? {}, revision }
}

/** A version whose `setup()` fails is the very reason to train again: then the model begins anew. */
async function setUpModel(
  options: TrainerOptions,
  request: TrainingRequest,
  state: KeyValueDriver,
): Promise<LabelStudioMLBase> {
  try {
    const model = createRequestedModel(options, request, state, await readDeclaredVersion(options.ModelClass))
    await model.setup?.()
    return model
  } catch (error) {
    if (!request.current) throw error
    const { modelVersion } = request.current
    await tell({
      type: 'log',
      message: `setup() of ${modelVersion} failed, the model begins anew: ${describeError(error).message}`,
    })
    return setUpModel(options, { ...request, current: null }, state)
  }
}

function createRequestedModel(
  { ModelClass, defaultExtraParams }: TrainerOptions,
  request: TrainingRequest,
  state: KeyValueDriver,
  declared = 'untrained',
): LabelStudioMLBase {
  return createModel(ModelClass, {
    project: request.project,
    config: parseLabelConfig(request.labelConfig),
    extraParams: request.extraParams,
    defaultExtraParams,
    modelVersion: request.current?.modelVersion ?? declared,
    trainOutput: request.current?.trainOutput,
    folder: request.current?.folder,
    state,
    warn: (message) => void tell({ type: 'log', message }),
  })
}

const namedTasks = 20

function leftOut(taskIds: readonly string[]): string {
  const more = taskIds.length > namedTasks ? ', …' : ''
  return `left out ${taskIds.length} × task that cannot be read from the database: ${taskIds.slice(0, namedTasks).join(', ')}${more}`
}

function trainingJob(request: TrainingRequest, signal: AbortSignal): TrainingJob {
  let told = 0
  return {
    id: request.job,
    signal,
    progress: (fraction) => {
      if (fraction < 1 && fraction - told < 0.01) return
      told = fraction
      void tell({ type: 'progress', fraction })
    },
    log: (message) => void tell({ type: 'log', message }),
    artifacts: (name) => join(request.stagingFolder, name),
  }
}

function tell(message: TrainerMessage): Promise<void> {
  return new Promise((resolve) => {
    if (process.send) process.send(message, () => resolve())
    else resolve()
  })
}

function failed(error: unknown): TrainerMessage {
  const { message, stack } = describeError(error)
  return { type: 'failed', message, stack }
}
