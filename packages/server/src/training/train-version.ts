import { BackendError } from '@label-studio-ml/protocol'
import { JobCanceled, type JobContext, type JobRecord } from '../jobs/job-queue.ts'
import { JobOutOfTime } from '../jobs/run-attempt.ts'
import type { LabelStudioSettings } from '../label-studio/label-studio-settings.ts'
import type { MediaSettings } from '../media/media-settings.ts'
import type { ModelHost } from '../models/model-host.ts'
import type { ParseConfig } from '../projects/label-config-cache.ts'
import type { ProjectStore } from '../projects/project-store.ts'
import type { ArtifactStore } from '../versions/artifact-store.ts'
import { type CandidateStores, discardCandidates, type PromoteVersion } from '../versions/publish-version.ts'
import type { VersionRecord } from '../versions/version-driver.ts'
import type { VersionRegistry } from '../versions/version-registry.ts'
import { NothingToLearn } from './nothing-to-learn.ts'
import type { Trainer } from './trainer-process.ts'
import { connectTrigger, type TrainingPolicy, type TrainingResult, triggerOf } from './training-policy.ts'

export interface TrainVersionOptions {
  host: ModelHost
  projects: ProjectStore
  versions: Pick<VersionRegistry, 'current'>
  artifacts: ArtifactStore
  candidates: CandidateStores
  promoteVersion: PromoteVersion
  parseConfig: ParseConfig
  train: Trainer
  policy: TrainingPolicy
  modelDir: string
  storageUrl: string
  labelStudio: LabelStudioSettings
  media: MediaSettings
}

/** Runs one training job, from the process that trains to the swap. Until the last step the old version serves. */
export type TrainVersion = (job: JobRecord, context: JobContext) => Promise<TrainingResult>

export function createTrainVersion(options: TrainVersionOptions): TrainVersion {
  const { artifacts, candidates, host, policy, promoteVersion, train, versions } = options
  const { modelDir, storageUrl, labelStudio, media } = options
  return async (job, context) => {
    const { id, project } = job
    const isOfConnect = triggerOf(job) === connectTrigger
    if (await policy.hasNothingNew(job)) throw new JobCanceled('nothing new to learn')
    try {
      const attempt = { beginsAnew: context.isLastAttempt, needsAnnotations: isOfConnect }
      const request = { job: id, project, storageUrl, modelDir, labelStudio, media, ...attempt }
      const { candidate, revision } = await train(request, context)
      await unlessAborted(() => warm(candidate, options), context.signal)
      const { version } = await promoteVersion(candidate)
      policy.learned(project, revision)
      return { version }
    } catch (error) {
      if (isOfConnect && error instanceof NothingToLearn) throw new JobCanceled('the project has no annotation yet')
      throw error instanceof JobOutOfTime ? tookTooLong(error) : error
    } finally {
      host.unloadOthers(project, versions.current(project)?.version)
      await artifacts.discardStaged(project, id)
      await discardCandidates(candidates, { project, job: id })
    }
  }
}

/** Loads the new version beside the old one, for the label config that is predicted now. */
async function warm(version: VersionRecord, { host, parseConfig, projects }: TrainVersionOptions): Promise<void> {
  const { labelConfig, extraParams } = projects.getOrEmpty(version.project)
  const config = await parseConfig(labelConfig ?? '')
  await host.warm({ project: version.project, config, extraParams }, version)
}

/** `setup()` of a new version takes no signal, and may never end. */
async function unlessAborted(work: () => Promise<unknown>, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted()
  const aborted = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
  await Promise.race([work(), aborted])
  signal.throwIfAborted()
}

function tookTooLong({ minutes }: JobOutOfTime): BackendError {
  return new BackendError(
    'TRAINING_FAILED',
    `The training took longer than TRAINING_LIMIT_MINUTES=${minutes} allows: raise it, or train on less.`,
  )
}
