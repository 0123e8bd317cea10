import type { JobRecord } from '../jobs/job-driver.ts'
import type { ModelHost } from '../models/model-host.ts'
import type { Log } from '../observability/log.ts'
import { createTrainingLog } from '../observability/training-log.ts'
import type { ParseConfig } from '../projects/label-config-cache.ts'
import type { ModelDir } from '../storage/open-model-dir.ts'
import { createPromoteVersion, type PromoteVersion } from '../versions/publish-version.ts'
import { createTrainVersion } from './train-version.ts'
import type { Trainer } from './trainer-process.ts'
import { TrainingQueue } from './training-queue.ts'

export interface TrainingOptions {
  log: Log
  train: Trainer
  debounceMs?: number
  graceMs?: number
  keepVersions?: number
  trainingLimitMinutes?: number
}

export interface TrainingParts {
  modelDir: ModelDir
  host: ModelHost
  parseConfig: ParseConfig
  onChange(job: JobRecord): void
}

export interface Training {
  queue: TrainingQueue
  promoteVersion: PromoteVersion
}

/** Puts together what makes versions: the queue of jobs, the run of one, and the place where its version appears. */
export function createTraining(options: TrainingOptions, parts: TrainingParts): Training {
  const { log, train, debounceMs = 1000, graceMs = 5000, keepVersions = 20, trainingLimitMinutes = 120 } = options
  const { modelDir, onChange, ...rest } = parts
  const { storage, projects, versions, artifacts, storageUrl } = modelDir
  const trainingLog = createTrainingLog(log)
  const promoteVersion = createPromoteVersion({
    versions,
    artifacts,
    keepVersions,
    onPruneFailed: (err) => log.error({ err }, 'an old version could not be removed'),
  })
  const trainVersion = createTrainVersion({
    ...rest,
    projects,
    versions,
    artifacts,
    candidates: { versions: storage.versions, artifacts },
    promoteVersion,
    train,
    storageUrl,
    limitMinutes: trainingLimitMinutes,
  })
  const queue = new TrainingQueue({
    jobs: storage.jobs,
    journal: storage.journal,
    trainVersion: trainingLog.follow(trainVersion),
    debounceMs,
    graceMs,
    onChange: (job) => {
      onChange(job)
      trainingLog.jobChanged(job)
    },
    onLog: trainingLog.said,
  })
  return { queue, promoteVersion }
}
