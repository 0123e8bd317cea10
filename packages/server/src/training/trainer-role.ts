import { join } from 'node:path'
import { BackendError } from '@label-studio-ml/protocol'
import { type Annotated, type LabelStudioMLBase, parseLabelConfig, type TrainingJob } from '@label-studio-ml/sdk'
import type { ModelClass } from '@label-studio-ml/sdk/host'
import type { JobContext } from '../jobs/job-queue.ts'
import type { LabelStudioAccess } from '../label-studio/label-studio-access.ts'
import { openLabelStudio } from '../label-studio/open-label-studio.ts'
import { openTaskFiles } from '../media/open-task-files.ts'
import { createModel, type ModelInit } from '../models/create-model.ts'
import { describeError } from '../observability/describe-error.ts'
import type { ExtraParams } from '../projects/extra-params.ts'
import { openStorage } from '../storage/open-storage.ts'
import type { Storage } from '../storage/storage.ts'
import { type ArtifactStore, createArtifactStore } from '../versions/artifact-store.ts'
import { readDeclaredVersion } from '../versions/declared-version.ts'
import { newestWhole } from '../versions/newest-whole.ts'
import { publishCandidate } from '../versions/publish-version.ts'
import { servableVersions } from '../versions/version-driver.ts'
import { NothingToLearn, nothingToLearn, type WatchedDataset, watchDataset } from './nothing-to-learn.ts'
import { takeOverLabels } from './take-over-labels.ts'
import type { TrainerMessage, TrainerResult, TrainingRequest } from './trainer-process.ts'

export interface TrainerOptions {
  ModelClass: ModelClass
  defaultExtraParams: ExtraParams
}

/** The training process: takes one request from its parent, trains, reports, ends. */
export async function runTrainer(options: TrainerOptions): Promise<void> {
  const request = await new Promise<TrainingRequest>((resolve) => process.once('message', resolve as () => void))
  const stop = new AbortController()
  process.once('disconnect', () => process.exit(1))
  process.once('SIGTERM', () => stop.abort())
  process.on('SIGINT', () => {})
  process.once('uncaughtException', async (error) => {
    await send(failed(error))
    process.exit(1)
  })
  const context: TrainingContext = {
    signal: stop.signal,
    progress: (fraction) => void send({ type: 'progress', fraction }),
    log: (message) => void send({ type: 'log', message }),
  }
  try {
    await send({ type: 'done', ...(await runTraining(options, request, context)) })
  } catch (error) {
    await send(failed(error))
  }
  process.exit(0)
}

function send(message: TrainerMessage): Promise<void> {
  return new Promise((resolve) => {
    if (process.send) process.send(message, () => resolve())
    else resolve()
  })
}

function failed(error: unknown): TrainerMessage {
  const { message, stack } = describeError(error)
  if (error instanceof NothingToLearn) return { type: 'nothing to learn', message }
  return { type: 'failed', message, stack }
}

export type TrainingContext = Pick<JobContext, 'signal' | 'progress' | 'log'>

/** A training whole: reads labels from Label Studio, the project and its annotations, runs `fit` in a staged folder, publishes what it wrote. */
export async function runTraining(
  options: TrainerOptions,
  request: TrainingRequest,
  context: TrainingContext,
): Promise<TrainerResult> {
  const { job, project, modelDir } = request
  const storage = openStorage(request.storageUrl, { forTraining: true })
  const artifacts = createArtifactStore(modelDir)
  const { access } = openLabelStudio(request.labelStudio, storage, context.log)
  const taskFiles = openTaskFiles({ modelDir, settings: request.media, ca: request.labelStudio.ca, access })
  try {
    const unreadReason = await readLabelStudio(request, storage, access, context)
    const revision = await storage.journal.revision(project)
    const known = await readProject(project, storage, context)
    const version = await versionToGoOnFrom(request, { storage, artifacts }, context)
    const model = await setUpModel(options, { ...known, files: taskFiles.of(project) }, version, context)
    const staged = await artifacts.stage(project, job)
    const dataset = watchDataset(readDataset(storage, project, context))
    const trainOutput = await fit(model, dataset, trainingJob(job, staged, context)).catch((error) => {
      throw dataset.wasEmpty() ? nothingToLearn(project, unreadReason, error) : error
    })
    const { fingerprint: labelConfigFingerprint } = known.config
    const candidate = await publishCandidate(
      { versions: storage.versions, artifacts },
      { project, job, labelConfigFingerprint, trainOutput },
    )
    return { candidate, revision }
  } finally {
    await taskFiles.close()
    await access.close()
    await storage.close()
  }
}

/** What it brings is in the journal before the training looks there. Returns why labels may be missing. */
async function readLabelStudio(
  { project, needsAnnotations }: TrainingRequest,
  { readings }: Storage,
  access: LabelStudioAccess,
  { signal, log }: TrainingContext,
): Promise<string | undefined> {
  const unreadReason = await takeOverLabels({ project, access, readings, signal, log })
  const { inLabelStudio, file } = await readings.counts(project)
  if (needsAnnotations && inLabelStudio + file === 0) throw nothingToLearn(project, unreadReason)
  return unreadReason
}

async function fit(model: LabelStudioMLBase, { items }: WatchedDataset, job: TrainingJob) {
  return (await model.fit!(items, job)) ?? {}
}

/** LABEL_CONFIG_LIMIT_MB was asked when the project was connected, and may be higher than the SDK's own limit. */
const alreadyAccepted = { maxLength: Number.POSITIVE_INFINITY }

type KnownProject = Awaited<ReturnType<typeof readProject>> & Pick<ModelInit, 'files'>

async function readProject(project: string, { projects, state }: Storage, { log }: TrainingContext) {
  const known = await projects.get(project)
  if (!known?.labelConfig) throw noLabelConfig(project)
  const { labelConfig, extraParams } = known
  return { project, config: parseLabelConfig(labelConfig, alreadyAccepted), extraParams, state, warn: log }
}

type KnownVersion = Pick<ModelInit, 'modelVersion' | 'trainOutput' | 'folder'>

async function versionToGoOnFrom(
  { project, beginsAnew }: TrainingRequest,
  { storage: { versions }, artifacts }: { storage: Storage; artifacts: ArtifactStore },
  { log }: TrainingContext,
): Promise<KnownVersion | undefined> {
  if (beginsAnew) {
    log('the last attempt begins anew, from the untrained model')
    return undefined
  }
  const known = servableVersions(await versions.list(project), await versions.promoted(project))
  const whole = await newestWhole(known, artifacts, (reason) => log(`not gone on from: ${reason}`))
  if (!whole) return undefined
  const { version, trainOutput } = whole
  return { modelVersion: version, trainOutput, folder: artifacts.folder(project, version) }
}

/** A version whose `setup()` fails is the very reason to train again: then the model begins anew. */
async function setUpModel(
  options: TrainerOptions,
  known: KnownProject,
  version: KnownVersion | undefined,
  context: TrainingContext,
): Promise<LabelStudioMLBase> {
  const untrained = { trainOutput: undefined, folder: undefined }
  const { ModelClass, defaultExtraParams } = options
  const modelVersion = (await readDeclaredVersion(ModelClass)) ?? 'untrained'
  const model = await createModel(ModelClass, {
    ...known,
    defaultExtraParams,
    ...(version ?? { ...untrained, modelVersion }),
  })
  try {
    await model.setup?.()
    return model
  } catch (error) {
    if (!version) throw error
    context.log(`setup() of ${version.modelVersion} failed, the model begins anew: ${describeError(error).message}`)
    return setUpModel(options, known, undefined, context)
  }
}

const namedTasks = 20

async function* readDataset(
  { journal }: Storage,
  project: string,
  { log }: TrainingContext,
): AsyncGenerator<Annotated> {
  const skipped: string[] = []
  yield* journal.dataset(project, (taskId) => skipped.push(taskId))
  if (skipped.length === 0) return
  const more = skipped.length > namedTasks ? ', …' : ''
  log(
    `left out ${skipped.length} × task that cannot be read from the database: ${skipped.slice(0, namedTasks).join(', ')}${more}`,
  )
}

function trainingJob(id: string, folder: string, { signal, progress, log }: TrainingContext): TrainingJob {
  let reported = 0
  return {
    id,
    signal,
    progress: (fraction) => {
      const isNews = fraction >= 1 || fraction - reported >= 0.01
      if (!isNews) return
      reported = Math.min(fraction, 1)
      progress(reported)
    },
    log: (message) => log(String(message)),
    artifacts: (name) => join(folder, name),
  }
}

function noLabelConfig(project: string): BackendError {
  return new BackendError(
    'TRAINING_FAILED',
    `Project ${project} has no label config yet: connect it in Label Studio, or send one with POST /setup.`,
  )
}
