import { type RunningBackend, startApp, waitUntil } from '@label-studio-ml/harness'
import { labelConfig } from '../streamed-project.ts'

export interface Learned {
  examples: number
  /** Of different annotations. */
  distinct: number
  /** Megabytes that the training process had at most until `fit` began: what the reading needed. */
  peakMbBefore: number
}

interface Project {
  project: string
  origin: object
}

/**
 * V8 lets its heap grow to hundreds of megabytes before it looks for what is not needed any more; with so little it cannot. A
 * training that kept the tasks it reads would end at some ten thousand.
 */
const smallHeap = { NODE_OPTIONS: '--max-old-space-size=64 --max-semi-space-size=4' }

export function startCountingLearner(): Promise<RunningBackend> {
  return startApp('counting-learner', { apps: import.meta.dirname, env: smallHeap })
}

/** Connects the project as Label Studio does, asks for a training, and returns its job. */
export async function askForTraining(backend: RunningBackend, { project, origin }: Project): Promise<string> {
  await post(backend, '/setup', { project, schema: labelConfig, ...origin })
  return ((await post(backend, '/train', { project, annotations: [] })) as { job: string }).job
}

/** Waits for the end of a training. Throws when it failed. */
export async function learnedBy(backend: RunningBackend, job: string): Promise<Learned> {
  const look = async () => {
    const status = (await post(backend, '/job_status', { job })) as { job_status: string; error?: string }
    return !['queued', 'started'].includes(status.job_status) && status
  }
  const ended = await waitUntil('the training has ended', look, { deadlineMs: 600_000, everyMs: 200 })
  if (ended.job_status !== 'finished') throw new Error(`The training ${ended.job_status}: ${ended.error}`)
  return (ended as unknown as { train_output: Learned }).train_output
}

async function post(backend: RunningBackend, path: string, body: object): Promise<unknown> {
  return (await fetch(backend.url + path, { method: 'POST', body: JSON.stringify(body) })).json()
}
