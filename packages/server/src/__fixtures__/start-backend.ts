import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ModelClass } from '@label-studio-ml/sdk'
import { type BackendOptions, createBackend } from '../create-backend.ts'
import { createLog } from '../observability/log.ts'
import { createForkedTrainer } from '../training/trainer-process.ts'
import { WordCountModel } from './word-count-model.ts'

export const sentimentConfig = `<View>
  <Text name="text" value="$text"/>
  <Choices name="sentiment" toName="text"><Choice value="Positive"/><Choice value="Negative"/></Choices>
</View>`

const entry = join(import.meta.dirname, 'word-count-main.ts')

/** A backend in a folder of its own, driven by `app.inject`; `stop` closes it and removes the folder. */
export async function startBackend(
  options: Partial<BackendOptions> & { ModelClass?: ModelClass } = {},
) {
  const folder = await mkdtemp(join(tmpdir(), 'label-studio-ml-'))
  const { ModelClass = WordCountModel, ...rest } = options
  const lines: Record<string, unknown>[] = []
  const log = createLog('info', { write: (line) => void lines.push(JSON.parse(line)) })
  const start = () =>
    createBackend(ModelClass, {
      modelDir: folder,
      log,
      train: createForkedTrainer(entry),
      settleTime: 30,
      lateTime: 400,
      ...rest,
    })
  let backend = await start()
  const post = (url: string, payload: unknown, headers: Record<string, string> = {}) =>
    backend.app.inject({ method: 'POST', url, payload: payload as object, headers })
  return {
    lines,
    folder,
    post,
    get: (url: string, headers: Record<string, string> = {}) => backend.app.inject({ method: 'GET', url, headers }),
    setUp: async (project: string, schema = sentimentConfig) =>
      (await post('/setup', { project, schema })).json().model_version as string,
    predict: async (project: string, texts: unknown[], rest: object = {}) =>
      (await post('/predict', { project, tasks: texts.map((text, id) => ({ id, data: { text } })), ...rest })).json(),
    annotate: (project: string, id: number, text: string, label: string, rest: object = {}) =>
      post('/webhook', { action: 'ANNOTATION_CREATED', ...annotationEvent(project, id, text, label, rest) }),
    /** Asks for a training and waits for the end of its job. */
    train: async (project: string) => {
      const { job } = (await post('/webhook', { action: 'START_TRAINING', project: projectPayload(project) })).json()
      return finished(job)
    },
    finished,
    restart: async () => {
      await backend.close()
      backend = await start()
    },
    stop: async () => {
      await backend.close()
      await rm(folder, { recursive: true })
    },
  }

  async function finished(job: string): Promise<{ job_status: string; model_version?: string; error?: string }> {
    for (let tries = 0; tries < 600; tries++) {
      const status = (await post('/job_status', { job })).json()
      if (!['queued', 'started'].includes(status.job_status)) return status
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
    throw new Error(`job ${job} did not end`)
  }
}

export function projectPayload(uid: string) {
  const [id, seconds] = uid.split('.').map(Number)
  return { id, created_at: new Date(seconds! * 1000).toISOString(), label_config: sentimentConfig }
}

export function annotationEvent(project: string, id: number, text: string, label: string, rest: object = {}) {
  const result = [
    { id: `r${id}`, from_name: 'sentiment', to_name: 'text', type: 'choices', value: { choices: [label] }, origin: 'manual' },
  ]
  const annotation = { id, task: id, completed_by: 1, was_cancelled: false, updated_at: '2026-01-01T00:00:00.000000Z', result, ...rest }
  return { annotation, task: { id, data: { text } }, project: projectPayload(project) }
}
