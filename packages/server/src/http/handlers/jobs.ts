import { BackendError, type TrainingFailure } from '@label-studio-ml/protocol'
import type { Backend } from '../../backend.ts'
import type { JobRecord } from '../../jobs/job-driver.ts'
import type { Handler } from '../handler.ts'
import { servingVersion } from './serving-version.ts'

export function createJobStatusHandler({ queue, storage }: Backend): Handler<'jobStatus'> {
  return async ({ body }) => {
    const stored = await storage.jobs.get(body.job)
    if (!stored) throw new BackendError('JOB_UNKNOWN', `No job has the id "${body.job.slice(0, 100)}".`)
    const active = queue?.active(stored.project)
    const job = active?.id === stored.id ? active : stored
    return {
      job_status: job.state,
      job: job.id,
      progress: job.progress,
      ...(job.version ? { model_version: job.version } : {}),
      ...(job.error ? { error: job.error } : {}),
    }
  }
}

export function createIsTrainingHandler(backend: Backend): Handler<'isTraining'> {
  return async ({ query }) => {
    const project = backend.projects.uidOfReference(query.project)
    const job = query.project ? backend.queue?.active(project) : backend.queue?.running
    const failure = backend.queue?.lastFailures().find((failed) => failed.project === project)
    return {
      is_training: Boolean(job),
      model_version: await servingVersion(backend, project),
      ...(job ? { job_id: job.id } : {}),
      ...(failure ? { last_failure: trainingFailure(failure) } : {}),
    }
  }
}

export function createCancelTrainingHandler({ projects, queue }: Backend): Handler<'cancelTraining'> {
  return async ({ body }) => {
    const canceled = await queue?.cancel(projects.uidOfReference(body.project), 'canceled by POST /cancel_training')
    return { status: 'ok', canceled: canceled ?? [] }
  }
}

/** What callers are told of a failed job. */
export function trainingFailure({ project, id, error, endedAt }: JobRecord): TrainingFailure {
  return { project, job_id: id, error: error ?? '', ended_at: endedAt ?? '' }
}
