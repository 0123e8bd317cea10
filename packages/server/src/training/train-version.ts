import { BackendError } from '@label-studio-ml/protocol'
import type { JobRecord } from '../jobs/job-driver.ts'
import type { ModelHost } from '../models/model-host.ts'
import type { ParseConfig } from '../projects/label-config-cache.ts'
import type { ProjectBook } from '../projects/project-book.ts'
import type { ArtifactStore } from '../versions/artifact-store.ts'
import { newestWhole } from '../versions/newest-whole.ts'
import {
  type CandidateStores,
  discardCandidates,
  type PromoteVersion,
  publishCandidate,
} from '../versions/publish-version.ts'
import type { VersionRecord } from '../versions/version-driver.ts'
import type { VersionRegistry } from '../versions/version-registry.ts'
import { maxAttempts } from './run-job.ts'
import type { TrainingRequest } from './trainer-messages.ts'
import type { Trainer, TrainerEvents } from './trainer-process.ts'

export interface TrainVersionOptions {
  host: ModelHost
  projects: ProjectBook
  versions: VersionRegistry
  artifacts: ArtifactStore
  candidates: CandidateStores
  promoteVersion: PromoteVersion
  parseConfig: ParseConfig
  train: Trainer
  storageUrl: string
  /** Minutes that a training may take, the warming of the new version included. */
  limitMinutes: number
}

export interface TrainedVersion {
  version: VersionRecord
  /** The journal's revision that was learned from. */
  revision: number
}

/** One training run from the order to the swap. Until the last step the old version serves, whatever happens. */
export type TrainVersion = (job: JobRecord, events: TrainerEvents, signal: AbortSignal) => Promise<TrainedVersion>

export function createTrainVersion(options: TrainVersionOptions): TrainVersion {
  const {
    host,
    projects,
    versions,
    artifacts,
    candidates,
    promoteVersion,
    parseConfig,
    train,
    storageUrl,
    limitMinutes,
  } = options
  /** A version whose `setup()` ends the whole process must not lock its project: the last attempt goes without it. */
  const goOnFrom = async ({ project, attempts }: JobRecord, onLog: TrainerEvents['onLog']) => {
    if (attempts < maxAttempts) {
      return newestWhole(versions.of(project), artifacts, (reason) => onLog(`not gone on from: ${reason}`))
    }
    onLog('the last attempt begins anew, from the untrained model')
    return undefined
  }
  return async (job, events, signal) => {
    const project = projects.get(job.project)
    if (!project?.labelConfig) throw noLabelConfig(job.project)
    const { labelConfig, extraParams } = project
    const config = await parseConfig(labelConfig)
    const current = await goOnFrom(job, events.onLog)
    const limit = timeLimit(limitMinutes, signal)
    try {
      const stagingFolder = await artifacts.stage(job.project, job.id)
      const order = { job: job.id, project: job.project, labelConfig, extraParams, storageUrl, stagingFolder }
      const { trainOutput, revision } = await train(
        { ...order, current: orderOf(current, artifacts) },
        events,
        limit.signal,
      )
      const { fingerprint: labelConfigFingerprint } = config
      const candidate = await publishCandidate(candidates, {
        project: job.project,
        job: job.id,
        labelConfigFingerprint,
        trainOutput,
      })
      await unlessAborted(() => host.load({ project: job.project, config, extraParams }, candidate), limit.signal)
      const version = await promoteVersion(candidate)
      return { version, revision }
    } finally {
      limit.clear()
      host.forgetOthers(job.project)
      await artifacts.discardStaged(job.project, job.id)
      await discardCandidates(candidates, { project: job.project, job: job.id })
    }
  }
}

function orderOf(version: VersionRecord | undefined, artifacts: ArtifactStore): TrainingRequest['current'] {
  if (!version) return null
  const folder = artifacts.folder(version.project, version.version)
  return { modelVersion: version.version, trainOutput: version.trainOutput, folder }
}

function timeLimit(minutes: number, signal: AbortSignal): { signal: AbortSignal; clear(): void } {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(tookTooLong(minutes)), minutes * 60_000)
  return { signal: AbortSignal.any([signal, controller.signal]), clear: () => clearTimeout(timer) }
}

/** `setup()` of a new version knows of no signal, and may never end. */
async function unlessAborted(work: () => Promise<unknown>, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted()
  const aborted = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
  await Promise.race([work(), aborted])
  signal.throwIfAborted()
}

function tookTooLong(minutes: number): BackendError {
  return new BackendError(
    'TRAINING_FAILED',
    `The training took longer than TRAINING_LIMIT_MINUTES=${minutes} allows: raise it, or train on less.`,
  )
}

function noLabelConfig(project: string): BackendError {
  return new BackendError(
    'TRAINING_FAILED',
    `Project ${project} has no label config yet: connect it in Label Studio, or send one with POST /setup.`,
  )
}
