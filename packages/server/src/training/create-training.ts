import { followJobs } from '../jobs/follow-jobs.ts'
import type { JobEvent, JobRecord } from '../jobs/job-queue.ts'
import type { LabelStudioSettings } from '../label-studio/label-studio-settings.ts'
import type { MediaSettings } from '../media/media-settings.ts'
import type { ModelHost } from '../models/model-host.ts'
import { createJobLog } from '../observability/job-log.ts'
import type { Log } from '../observability/log.ts'
import type { ParseConfig } from '../projects/label-config-cache.ts'
import type { ModelDir } from '../storage/open-model-dir.ts'
import { createPromoteVersion, type PromoteVersion } from '../versions/publish-version.ts'
import { createTrainVersion } from './train-version.ts'
import { type Trainer, TrainerCrashed } from './trainer-process.ts'
import { TrainingPolicy, trainedVersionOf, triggerOf } from './training-policy.ts'

export interface TrainingOptions {
  log: Log
  train: Trainer
  labelStudio?: LabelStudioSettings
  media?: MediaSettings
  debounceMs?: number
  graceMs?: number
  keepVersions?: number
  trainingLimitMinutes?: number
}

export interface TrainingParts {
  modelDir: ModelDir
  host: ModelHost
  parseConfig: ParseConfig
  /** Called with everything that happens to a job. */
  onEvent(event: JobEvent): void
  /** Called when another version serves a project. */
  onPromoted(project: string): Promise<void>
}

export interface Training {
  policy: TrainingPolicy
  promoteVersion: PromoteVersion
  /** Takes up what the last process left, and runs trainings from now on. Throws when that cannot be read or written. */
  start(): Promise<void>
  /** Stops the training that runs: the next start begins it again. */
  close(): Promise<void>
}

/** How often a training is begun that was killed each time. */
const maxAttempts = 3

/** Puts together what makes versions: the policy that asks for trainings, their jobs, and the run of one. */
export function createTraining(options: TrainingOptions, parts: TrainingParts): Training {
  const { log, debounceMs = 1000, graceMs = 5000, keepVersions = 20, trainingLimitMinutes = 120 } = options
  const { storage, versions, artifacts } = parts.modelDir
  const { jobs, journal } = storage
  const policy = new TrainingPolicy({ jobs, journal, debounceMs, graceMs })
  const onPruneFailed = (err: unknown) => log.error({ err }, 'an old version could not be removed')
  const { onPromoted } = parts
  const promoteVersion = createPromoteVersion({ versions, artifacts, keepVersions, onPromoted, onPruneFailed })
  const candidates = { versions: storage.versions, artifacts }
  const run = createTrainVersion({
    ...parts,
    ...parts.modelDir,
    train: options.train,
    labelStudio: options.labelStudio ?? {},
    media: options.media ?? {},
    candidates,
    promoteVersion,
    policy,
  })
  const working = new AbortController()
  const following = new AbortController()
  const followed = followJobs(jobs, 'training', following.signal, [
    createJobLog(log, 'training', describe),
    parts.onEvent,
  ])
  let work = Promise.resolve()
  return {
    policy,
    promoteVersion,
    start: async () => {
      await jobs.ready()
      work = jobs.work('training', run, {
        concurrency: 1,
        signal: working.signal,
        limits: { attempts: maxAttempts, minutes: trainingLimitMinutes },
        isWorthAnotherAttempt: (error) => error instanceof TrainerCrashed,
      })
      work.catch((err) => log.error({ err }, 'trainings cannot be run'))
    },
    close: async () => {
      working.abort(new Error('the server stops'))
      await work.catch(() => {})
      following.abort()
      await followed
    },
  }
}

function describe(job: JobRecord) {
  const version = trainedVersionOf(job)
  return { trigger: triggerOf(job), ...(version === undefined ? {} : { version }) }
}
