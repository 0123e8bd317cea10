import { waitUntil } from '@label-studio-ml/harness'
import { expect } from 'vitest'
import type { Answer } from '../http/answer.ts'
import type { Call } from '../http/send.ts'
import type { Sample, SampleAnswer, SampleTask } from '../sample/sample.ts'

/** User agents of Label Studio: its ML connector, and its webhook system. */
export const connector = { 'user-agent': 'heartex/1.23.2+0.gdf96d79' }
export const webhooks = { 'user-agent': 'python-requests/2.32.5' }

/** One training of a dozen made-up examples. */
const trainingDeadlineMs = 50_000

export type SendCall = (call: Call) => Promise<Answer>

/** A project of Label Studio, as far as a backend sees it: requests of its connector and of its webhooks. */
export class Project {
  readonly uid: string
  /** The `project` of webhook payloads: no uid, but `id` and `created_at`. */
  readonly payload: Record<string, unknown>
  private readonly call: SendCall
  private readonly sample: Sample

  constructor(id: number, sample: Sample, call: SendCall) {
    const createdAt = 1_767_225_600 + (id % 1000)
    this.uid = `${id}.${createdAt}`
    this.payload = {
      id,
      title: `Project ${id}`,
      label_config: sample.labelConfig,
      created_at: new Date(createdAt * 1000 + 123).toISOString().replace('Z', '456Z'),
      task_data_login: null,
      task_data_password: null,
    }
    this.call = call
    this.sample = sample
  }

  /** Connects the project; returns the version that the next predictions carry. */
  async setUp(rest: object = {}): Promise<string> {
    const body = { project: this.uid, schema: this.sample.labelConfig, extra_params: null, ...rest }
    const { status, json } = await this.post('/setup', body)
    expect(status).toBe(200)
    return json?.model_version as string
  }

  /** Asks as Label Studio 1.12 and later do. */
  predict(tasks: readonly object[], rest: object = {}): Promise<Answer> {
    const params = { login: null, password: null, context: null }
    return this.post('/predict', { tasks, project: this.uid, label_config: this.sample.labelConfig, params, ...rest })
  }

  /** The predictions for tasks, when all went well. */
  async predictions(tasks: readonly object[]): Promise<Record<string, unknown>[]> {
    const { status, json } = await this.predict(tasks)
    expect(status).toBe(200)
    return json?.results as Record<string, unknown>[]
  }

  /** Delivers an event through Label Studio's webhook system. */
  event(action: string, rest: object = {}): Promise<Answer> {
    return this.post('/webhook', { action, ...rest, project: this.payload }, webhooks)
  }

  /** Submits a person's answer. Annotation ids are task ids. */
  annotate({ task, region }: SampleAnswer, rest: object = {}, action = 'ANNOTATION_CREATED'): Promise<Answer> {
    return this.event(action, { annotation: { ...annotationOf(task, [region]), ...rest }, task })
  }

  /** "Start training" of 1.12.1 and later. */
  async startTraining(): Promise<string> {
    const { json } = await this.post('/webhook', { action: 'START_TRAINING', project: this.payload })
    return json?.job as string
  }

  /** Waits for the end of a job and returns the version it made. */
  async versionOf(job: string): Promise<string> {
    const status = await this.ended(job)
    expect(status).toMatchObject({ job_status: 'finished' })
    return status.model_version as string
  }

  /** Waits for the end of a job and returns its status, whatever became of it. */
  async ended(job: string): Promise<Record<string, unknown>> {
    const look = async () => {
      const { json } = await this.post('/job_status', { job })
      return !['queued', 'started'].includes(String(json?.job_status)) && json
    }
    return waitUntil(`job ${job} has ended`, look, { deadlineMs: trainingDeadlineMs, everyMs: 50 })
  }

  post(path: string, body: unknown, headers: Record<string, string> = connector): Promise<Answer> {
    return this.call({ method: 'POST', path, body, headers })
  }
}

/** An annotation as webhooks carry it. */
export function annotationOf(task: SampleTask, result: readonly object[] | null): Record<string, unknown> {
  return {
    id: task.id,
    task: task.id,
    result,
    completed_by: 1,
    was_cancelled: false,
    ground_truth: false,
    lead_time: 3.2,
    created_at: '2026-01-02T10:00:00.000000Z',
    updated_at: '2026-01-02T10:00:00.000000Z',
  }
}

/** An annotated task in export format, as /train carries it. */
export function exportedTask({ task, region }: SampleAnswer): Record<string, unknown> {
  return { ...task, annotations: [annotationOf(task, [region])], predictions: [12], drafts: [] }
}
