import { BackendError, type TrainingFailure } from '@label-studio-ml/protocol'
import type { Backend } from '../../backend.ts'
import { activeStates, type JobQueue, type JobRecord } from '../../jobs/job-queue.ts'
import { trainedVersionOf } from '../../training/training-policy.ts'
import type { Handler } from '../handler.ts'
import { servingVersion } from './serving-version.ts'

export function createJobStatusHandler({ storage }: Backend): Handler<'jobStatus'> {
  return async ({ body }) => {
    const job = await storage.jobs.get(body.job)
    if (!job) throw new BackendError('JOB_UNKNOWN', `No job has the id "${body.job.slice(0, 100)}".`)
    const version = trainedVersionOf(job)
    return {
      job_status: job.state,
      job: job.id,
      progress: job.progress,
      ...(version ? { model_version: version } : {}),
      ...(job.error ? { error: job.error } : {}),
    }
  }
}

export function createIsTrainingHandler(backend: Backend): Handler<'isTraining'> {
  return async ({ query }) => {
    const project = backend.projects.uidOfReference(query.project)
    const { jobs } = backend.storage
    const [job] = query.project
      ? await jobs.list({ kind: 'training', project, states: activeStates })
      : await jobs.list({ kind: 'training', states: ['started'] })
    const [failure] = await lastFailures(jobs, project)
    return {
      is_training: Boolean(job),
      model_version: await servingVersion(backend, project),
      ...(job ? { job_id: job.id } : {}),
      ...(failure ? { last_failure: trainingFailure(failure) } : {}),
    }
  }
}

export function createCancelTrainingHandler({ projects, policy }: Backend): Handler<'cancelTraining'> {
  return async ({ body }) => {
    const canceled = await policy?.cancel(projects.uidOfReference(body.project), 'canceled by POST /cancel_training')
    return { status: 'ok', canceled: canceled ?? [] }
  }
}

/** Of each project, or of one, the newest training where it failed. */
export async function lastFailures(jobs: JobQueue, project?: string): Promise<JobRecord[]> {
  const states = ['finished', 'failed'] as const
  const newest = await jobs.list({
    kind: 'training',
    states,
    lastEnded: true,
    ...(project === undefined ? {} : { project }),
  })
  return newest.filter(({ state }) => state === 'failed')
}

/** What callers are told of a failed job. */
export function trainingFailure({ project, id, error, endedAt }: JobRecord): TrainingFailure {
  return { project, job_id: id, error: error ?? '', ended_at: endedAt ?? '' }
}
