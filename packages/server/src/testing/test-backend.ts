import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { PredictResponse } from '@label-studio-ml/protocol'
import type { Region } from '@label-studio-ml/sdk'
import type { ModelClass } from '@label-studio-ml/sdk/host'
import { type BackendOptions, createBackend, type RunningBackend } from '../app/create-backend.ts'
import { createLog } from '../observability/log.ts'
import { createForkedTrainer } from '../training/trainer-process.ts'

export interface TestBackendOptions extends Partial<BackendOptions> {
  /** The app's entry file: each training runs it in a process of its own. */
  entry: URL
  labelConfig: string
}

export interface JobEnd {
  job_status: 'finished' | 'failed' | 'canceled'
  model_version?: string
  error?: string
}

export type TestBackend = Awaited<ReturnType<typeof startTestBackend>>

const defaultProject = '1.1767225600'

/**
 * A backend in a temporary folder, for an author's tests: driven as Label Studio drives it, over the real routes,
 * without a port. `stop` closes it and removes the folder.
 *
 * @example
 * const backend = await startTestBackend(SentimentModel, { entry: new URL('./main.ts', import.meta.url), labelConfig })
 * await backend.setUp()
 * const { results } = await backend.predict([{ text: 'I loved it' }])
 */
export async function startTestBackend(ModelClass: ModelClass, { entry, labelConfig, ...options }: TestBackendOptions) {
  const folder = await mkdtemp(join(tmpdir(), 'label-studio-ml-'))
  const lines: Record<string, unknown>[] = []
  const start = (changed: Partial<BackendOptions> = {}): Promise<RunningBackend> =>
    createBackend(ModelClass, {
      modelDir: folder,
      log: createLog('info', { write: (line) => void lines.push(JSON.parse(line)) }),
      train: createForkedTrainer(fileURLToPath(entry)),
      debounceMs: 30,
      graceMs: 400,
      closeTimeoutMs: 500,
      ...options,
      ...changed,
    })
  let backend = await start()
  const post = (url: string, payload: unknown, headers: Record<string, string> = {}) =>
    backend.app.inject({ method: 'POST', url, payload: payload as object, headers })
  const sendEvent = (event: object) => post('/webhook', event)

  /** Waits for the end of a job. */
  const finished = async (job: string): Promise<JobEnd> => {
    for (let tries = 0; tries < 2400; tries++) {
      const status = (await post('/job_status', { job })).json()
      if (!['queued', 'started'].includes(status.job_status)) return status
      await delay(25)
    }
    throw new Error(`The job ${job} did not end within a minute.`)
  }

  return {
    /** MODEL_DIR */
    folder,
    /** What the backend logged. */
    lines,
    post,
    /** Listens on a free port, for what needs a real connection. Returns the address. */
    listen: () => backend.app.listen({ port: 0, host: '127.0.0.1' }),
    call: (method: string, url: string, headers: Record<string, string> = {}) =>
      backend.app.inject({ method: method as 'GET', url, headers }),
    get: (url: string, headers: Record<string, string> = {}) => backend.app.inject({ method: 'GET', url, headers }),
    finished,
    /** Connects a project as "Validate and Save" does. Returns the version that serves. */
    setUp: async (config = labelConfig, project = defaultProject): Promise<string> =>
      (await post('/setup', { project, schema: config })).json().model_version,
    /** Asks for predictions of tasks with these data. */
    predict: async (data: object[], rest: object = {}): Promise<PredictResponse> =>
      (
        await post('/predict', { project: defaultProject, tasks: data.map((of, id) => ({ id, data: of })), ...rest })
      ).json(),
    /** Sends the event of a submitted annotation. */
    annotate: (id: number, data: object, result: Partial<Region>[], rest: object = {}, project = defaultProject) =>
      sendEvent({ action: 'ANNOTATION_CREATED', ...annotationEvent(project, labelConfig, id, data, result, rest) }),
    /** Presses "Start training" and waits for the end of the job. Throws for a model that does not learn. */
    train: async (project = defaultProject): Promise<JobEnd> => {
      const event = { action: 'START_TRAINING', project: projectPayload(project, labelConfig) }
      const { job, detail } = (await sendEvent(event)).json()
      if (!job) throw new Error(`No training was started: ${detail ?? 'the request was ignored'}`)
      return finished(job)
    },
    restart: async (changed: Partial<BackendOptions> = {}): Promise<void> => {
      await backend.close()
      backend = await start(changed)
    },
    stop: async (): Promise<void> => {
      await backend.close()
      await rm(folder, { recursive: true })
    },
  }
}

/** The project of a webhook payload whose uid is `uid`. */
export function projectPayload(uid: string, labelConfig: string) {
  const [id, seconds] = uid.split('.').map(Number)
  return { id, created_at: new Date(seconds! * 1000).toISOString(), label_config: labelConfig }
}

/** Payload of an annotation event: annotation and task have the same id. */
export function annotationEvent(
  project: string,
  labelConfig: string,
  id: number,
  data: object,
  result: Partial<Region>[],
  rest: object = {},
) {
  const updated_at = '2026-01-01T00:00:00.000000Z'
  const annotation = { id, task: id, completed_by: 1, was_cancelled: false, updated_at, result, ...rest }
  return { annotation, task: { id, data }, project: projectPayload(project, labelConfig) }
}
