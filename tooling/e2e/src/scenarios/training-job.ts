import { waitUntil } from '@label-studio-ml/harness'
import { startTraining } from '../label-studio/backends.ts'
import type { Stage } from './scenario.ts'

/** What the backend tells of a training by `POST /job_status`. */
export interface TrainingJob {
  job_status: 'queued' | 'started' | 'finished' | 'failed' | 'canceled'
  model_version?: string
  error?: string
}

/** Presses Start Training and returns the id of the job that Label Studio was answered with. */
export async function pressedTraining(stage: Stage, backend: number): Promise<string> {
  await startTraining(stage.labelStudio.api, backend)
  const answer = stage.proxy.withAction(stage.labelStudio.release.trainingAction).at(-1)?.response.body
  const { job } = (answer ?? {}) as { job?: string }
  if (!job) throw new Error(`Start Training was answered without a job: ${JSON.stringify(answer)}`)
  return job
}

/** The state of a training right now. */
export async function trainingJob({ app }: Stage, job: string): Promise<TrainingJob> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(`${app.url}/job_status`, { method: 'POST', headers, body: JSON.stringify({ job }) })
  return (await response.json()) as TrainingJob
}

/** Waits until a training has ended, well or not. */
export function endedTraining(stage: Stage, job: string): Promise<TrainingJob> {
  const look = async () => {
    const status = await trainingJob(stage, job)
    return !['queued', 'started'].includes(status.job_status) && status
  }
  return waitUntil(`training ${job} has ended`, look, { deadlineMs: (stage.sample.trainingSeconds ?? 60) * 1000 })
}

/** Presses Start Training, waits for its end and returns the version it made. @throws Error when it failed. */
export async function trainVersion(stage: Stage, backend: number): Promise<string> {
  const { model_version, error } = await endedTraining(stage, await pressedTraining(stage, backend))
  if (model_version) return model_version
  throw new Error(`the training ended without a version: ${error}`)
}
