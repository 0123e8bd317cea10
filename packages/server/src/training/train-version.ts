import { BackendError } from '@label-studio-ml/protocol'
import type { LabelConfig } from '@label-studio-ml/sdk'
import type { ModelHost } from '../models/model-host.ts'
import type { ProjectBook } from '../projects/project-book.ts'
import type { JobRecord } from '../storage/job-driver.ts'
import type { VersionRecord } from '../storage/version-driver.ts'
import type { ArtifactStore } from '../versions/artifact-store.ts'
import type { VersionRegistry } from '../versions/version-registry.ts'
import type { Trainer, TrainerEvents } from './trainer-process.ts'

export interface TrainVersionOptions {
  host: ModelHost
  projects: ProjectBook
  versions: VersionRegistry
  artifacts: ArtifactStore
  parseConfig: (xml: string) => LabelConfig
  train: Trainer
  databaseFile: string
}

export interface TrainedVersion {
  version: VersionRecord
  /** The journal's revision that was learned from. */
  revision: number
}

/** One training run from the order to the swap. Until the last step the old version serves, whatever happens. */
export type TrainVersion = (job: JobRecord, events: TrainerEvents, signal: AbortSignal) => Promise<TrainedVersion>

export function createTrainVersion(options: TrainVersionOptions): TrainVersion {
  const { host, projects, versions, artifacts, parseConfig, train, databaseFile } = options
  return async (job, events, signal) => {
    const project = projects.get(job.project)
    if (!project?.labelConfig) throw noLabelConfig(job.project)
    const { labelConfig, extraParams } = project
    const config = parseConfig(labelConfig)
    const current = await newestWhole(versions.of(job.project), artifacts, events.onLog)
    try {
      const { trainOutput, revision } = await train(
        {
          job: job.id,
          project: job.project,
          labelConfig,
          extraParams,
          databaseFile,
          stagingFolder: await artifacts.stage(job.project, job.id),
          current: current
            ? {
                modelVersion: current.version,
                trainOutput: current.trainOutput,
                folder: artifacts.folder(current.project, current.version),
              }
            : null,
        },
        events,
        signal,
      )
      signal.throwIfAborted()
      const version: VersionRecord = {
        ...versions.next(job.project, new Date()),
        project: job.project,
        createdAt: new Date().toISOString(),
        job: job.id,
        labelConfigFingerprint: config.fingerprint,
        trainOutput,
        checksums: {},
      }
      version.checksums = await artifacts.publish(job.project, job.id, version.version)
      await host.load({ project: job.project, config, extraParams }, version)
      signal.throwIfAborted()
      await versions.add(version)
      host.forgetOthers(job.project)
      return { version, revision }
    } finally {
      await artifacts.discardStaged(job.project, job.id)
    }
  }
}

/** What a model that learns on may go on from: a damaged version must not keep its project from being trained. */
async function newestWhole(
  versions: readonly VersionRecord[],
  artifacts: ArtifactStore,
  onLog: TrainerEvents['onLog'],
): Promise<VersionRecord | undefined> {
  for (const version of versions.toReversed()) {
    try {
      await artifacts.verify(version)
      return version
    } catch (error) {
      onLog(`not gone on from: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return undefined
}

function noLabelConfig(project: string): BackendError {
  return new BackendError(
    'TRAINING_FAILED',
    `Project ${project} has no label config yet: connect it in Label Studio, or send one with POST /setup.`,
  )
}
