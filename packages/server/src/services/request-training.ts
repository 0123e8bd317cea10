import {
  type AcceptedResponse,
  BackendError,
  type RouteResponse,
  type TrainingFailure,
} from '@label-studio-ml/protocol'
import { activeStates, type JobQueue, type JobRecord } from '../jobs/job-queue.ts'
import type { RequestLog } from '../observability/request-log.ts'
import type { PredictionJobResult } from '../pending-predictions/deliver-predictions.ts'
import type { ProjectReference, ProjectStore } from '../projects/project-store.ts'
import { type TrainingPolicy, trainedVersionOf } from '../training/training-policy.ts'
import type { VersionRegistry } from '../versions/version-registry.ts'
import type { ServingVersion } from './select-model.ts'

export interface TrainingOptions {
  /** Undefined for a model that does not learn. */
  policy: TrainingPolicy | undefined
  jobs: JobQueue
  projects: ProjectStore
  versions: Pick<VersionRegistry, 'of'>
  servingVersion: ServingVersion
  modelName: string
}

/** Asks for a training of a project; for a model that does not learn it says why there is none. */
export type StartTraining = (project: string, trigger: string, log: RequestLog) => Promise<AcceptedResponse>

export function createStartTraining({ policy, modelName }: TrainingOptions): StartTraining {
  return async (project, trigger, log) => {
    if (policy) return { status: 'ok', job: await policy.request(project, trigger) }
    const detail = `${modelName} has no fit, so there is nothing to train.`
    log.warn({ project }, detail)
    return { status: 'ignored', detail }
  }
}

/** Cancels what waits or runs for a project; returns the ids of the canceled jobs. */
export type CancelTraining = (project: ProjectReference, reason: string) => Promise<string[]>

export function createCancelTraining({ policy, projects }: TrainingOptions): CancelTraining {
  return async (project, reason) => (await policy?.cancel(projects.uidOfReference(project), reason)) ?? []
}

/** Throws `JOB_UNKNOWN`. */
export type JobStatus = (id: string) => Promise<RouteResponse<'jobStatus'>>

export function createJobStatus({ jobs, versions }: Pick<TrainingOptions, 'jobs' | 'versions'>): JobStatus {
  return async (id) => {
    const job = await jobs.get(id)
    if (!job) throw new BackendError('JOB_UNKNOWN', `No job has the id "${id.slice(0, 100)}".`)
    const version = trainedVersionOf(job)
    const record = versions.of(job.project).find((one) => one.version === version)
    return {
      job_status: job.state,
      job: job.id,
      progress: job.progress,
      ...(version ? { model_version: version } : {}),
      ...(job.kind === 'prediction' && job.result ? { predictions: job.result as PredictionJobResult } : {}),
      ...(record ? { train_output: record.trainOutput } : {}),
      ...(job.error ? { error: job.error } : {}),
    }
  }
}

/** Whether a project is trained now; without a project, whether any is. */
export type TrainingStatus = (project: ProjectReference) => Promise<RouteResponse<'isTraining'>>

export function createTrainingStatus({ jobs, projects, servingVersion }: TrainingOptions): TrainingStatus {
  return async (reference) => {
    const project = projects.uidOfReference(reference)
    const [job] = reference
      ? await jobs.list({ kind: 'training', project, states: activeStates })
      : await jobs.list({ kind: 'training', states: ['started'] })
    const [failure] = await lastFailures(jobs, project)
    return {
      is_training: Boolean(job),
      model_version: await servingVersion(project),
      ...(job ? { job_id: job.id } : {}),
      ...(failure ? { last_failure: failure } : {}),
    }
  }
}

/** The newest training of one project, or of each project, where it failed. */
export async function lastFailures(jobs: JobQueue, project?: string): Promise<TrainingFailure[]> {
  const ofProject = project === undefined ? {} : { project }
  const newest = await jobs.list({ kind: 'training', states: ['finished', 'failed'], lastEnded: true, ...ofProject })
  return newest.filter(({ state }) => state === 'failed').map(trainingFailure)
}

function trainingFailure({ project, id, error, endedAt }: JobRecord): TrainingFailure {
  return { project, job_id: id, error: error ?? '', ended_at: endedAt ?? '' }
}
