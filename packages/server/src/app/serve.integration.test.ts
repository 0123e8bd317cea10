import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { annotationEvent, projectPayload, sentimentConfig } from '../__fixtures__/start-backend.ts'

// biome-ignore lint/suspicious/noExplicitAny: each test knows the answer it asks for
type Answer = any

const project = '7.1767225600'
const entry = join(import.meta.dirname, '../__fixtures__', 'word-count-main.ts')
const started: ChildProcess[] = []
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'label-studio-ml-'))
})
afterEach(async () => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

function run(environment: Record<string, string> = {}): ChildProcess {
  const child = spawn(process.execPath, ['--conditions=@label-studio-ml/source', entry], {
    env: { PATH: process.env.PATH, PORT: '0', HOST: '127.0.0.1', MODEL_DIR: folder, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.push(child)
  return child
}

/** Starts a backend and waits until it listens. */
async function start(environment?: Record<string, string>) {
  const child = run(environment)
  for await (const line of createInterface(child.stdout!)) {
    const address = /"url":"(http:[^"]+)"/.exec(line)?.[1]
    if (!address) continue
    child.stdout!.resume()
    const post = async (path: string, body: object) =>
      (await fetch(`${address}${path}`, { method: 'POST', body: JSON.stringify(body) })).json() as Promise<Answer>
    const heldBytes = async () => {
      const metrics = await (await fetch(`${address}/metrics`)).text()
      return Number(/^label_studio_ml_held_body_bytes (\d+)/m.exec(metrics)?.[1])
    }
    return { child, post, heldBytes }
  }
  throw new Error('the backend ended before it listened')
}

async function failure(environment: Record<string, string>) {
  const child = run(environment)
  let stderr = ''
  child.stderr!.on('data', (text) => {
    stderr += text
  })
  const [code] = await once(child, 'exit')
  return { code, stderr }
}

it('loses nothing when it is killed in the middle of a training', async () => {
  const first = await start()
  await first.post('/setup', { project, schema: sentimentConfig })
  await first.post('/webhook', {
    action: 'ANNOTATION_CREATED',
    ...annotationEvent(project, 1, 'good film', 'Positive'),
  })
  await first.post('/webhook', {
    action: 'ANNOTATION_CREATED',
    ...annotationEvent(project, 2, 'dull film', 'Negative'),
  })
  const { job } = await first.post('/webhook', { action: 'START_TRAINING', project: projectPayload(project) })
  first.child.kill('SIGKILL')
  await once(first.child, 'exit')

  const second = await start()
  let status = await second.post('/job_status', { job })
  for (let tries = 0; tries < 200 && !status.model_version; tries++) {
    await delay(50)
    status = await second.post('/job_status', { job })
  }
  expect(status.job_status).toBe('finished')
  const answer = await second.post('/predict', { project, tasks: [{ data: { text: 'dull' } }] })
  expect(answer.model_version).toBe(status.model_version)
  expect(answer.results[0].result[0].value.choices).toEqual(['Negative'])
})

it('answers what is under way on SIGTERM, then ends', async () => {
  const { child, post, heldBytes } = await start({ PREDICT_DEADLINE_SECONDS: '3' })
  await post('/setup', { project, schema: sentimentConfig })
  const answer = post('/predict', { project, tasks: [{ data: { text: 'wait' } }] })
  await expect.poll(heldBytes).toBeGreaterThan(0)
  child.kill('SIGTERM')
  expect((await answer).results).toHaveLength(1)
  expect(await once(child, 'exit')).toEqual([0, null])
})

it('refuses a MODEL_DIR that another server uses, and does that one no harm', async () => {
  const first = await start()
  await first.post('/setup', { project, schema: sentimentConfig })
  await first.post('/webhook', {
    action: 'ANNOTATION_CREATED',
    ...annotationEvent(project, 1, 'good film', 'Positive'),
  })
  const { job } = await first.post('/webhook', { action: 'START_TRAINING', project: projectPayload(project) })
  const { code, stderr } = await failure({ PORT: '0' })
  expect(code).toBe(1)
  expect(stderr.trim()).toMatch(/^MODEL_DIR_UNUSABLE: MODEL_DIR .* is used by another server: stop that one, or/)
  expect((await first.post('/job_status', { job })).job_status).toBe('finished')
})

it('goes on serving when a promise is rejected that nobody waits for', async () => {
  const { post } = await start()
  await post('/setup', { project, schema: sentimentConfig })
  for (const text of ['reject later', 'throw later']) await post('/predict', { project, tasks: [{ data: { text } }] })
  await delay(100)
  expect((await post('/predict', { project, tasks: [{ data: { text: 'fine' } }] })).results[0].result).toHaveLength(1)
})

it('says in one line that the port is taken and how to choose another', async () => {
  const blocker = createServer().listen(0, '127.0.0.1')
  await once(blocker, 'listening')
  const { port } = blocker.address() as { port: number }
  const { code, stderr } = await failure({ PORT: String(port) })
  blocker.close()
  expect(code).toBe(1)
  expect(stderr.trim()).toBe(
    `PORT_TAKEN: Port ${port} is taken: choose another one, e.g. PORT=${port + 1} npm start (two servers also need a MODEL_DIR each).`,
  )
})

it('says in one line that it cannot listen on an address that is not of this machine, and fails', async () => {
  const { code, stderr } = await failure({ HOST: '203.0.113.1' })
  expect(code).toBe(1)
  expect(stderr.trim()).toMatch(
    /^CONFIGURATION_INVALID: Cannot listen on HOST="203\.0\.113\.1" and PORT=0: listen EADDRNOTAVAIL.*, e\.g\. 9090\.$/,
  )
})

it.each([
  [{ PORT: 'ninety' }, 'PORT="ninety" cannot be used'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL="loud" cannot be used'],
  [{ BASIC_AUTH_USER: 'me' }, 'must be set together'],
  [{ EXTRA_PARAMS: 'threshold=0.5' }, 'EXTRA_PARAMS="threshold=0.5" cannot be used: expected a JSON object'],
  [{ EXTRA_PARAMS: '[1]' }, 'expected a JSON object such as {"threshold": 0.5}'],
])('refuses the environment %j in one line', async (environment, reason) => {
  const { code, stderr } = await failure(environment as Record<string, string>)
  expect(code).toBe(1)
  expect(stderr.trim().split('\n')).toEqual([expect.stringContaining(reason)])
})

it('says in one line that the database is damaged and what to do', async () => {
  const recorded = join(import.meta.dirname, '../__fixtures__', 'model-dir-first-release', 'backend.sqlite')
  const file = join(folder, 'backend.sqlite')
  const pages = await readFile(recorded)
  await writeFile(file, pages.fill(0xff, 4096, 6 * 4096))
  const { code, stderr } = await failure({})
  expect(code).toBe(1)
  expect(stderr.trim()).toMatch(/^MODEL_DIR_UNUSABLE: .*backend\.sqlite.*malformed.*\.$/)
})

it('says which folder it cannot use', async () => {
  const file = join(folder, 'a-file')
  await writeFile(file, '')
  const { code, stderr } = await failure({ MODEL_DIR: file })
  expect(code).toBe(1)
  expect(stderr).toContain(`MODEL_DIR_UNUSABLE: Cannot use MODEL_DIR ${file}`)
})
