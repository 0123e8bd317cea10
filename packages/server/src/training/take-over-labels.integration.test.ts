import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Annotated } from '@label-studio-ml/sdk'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { sentimentConfig, startBackend, startForkingBackend } from '../__fixtures__/start-backend.ts'
import { type StubLabelStudio, startStubLabelStudio } from '../__fixtures__/stub-label-studio.ts'
import { WordCountModel } from '../__fixtures__/word-count-model.ts'
import { openStorage } from '../storage/open-storage.ts'
import { createForkedTrainer } from './trainer-process.ts'

let labelStudio: StubLabelStudio
let backend: Awaited<ReturnType<typeof startBackend>>
beforeEach(async () => {
  labelStudio = await startStubLabelStudio()
})
afterEach(async () => {
  await backend.stop()
  await labelStudio.stop()
})

const put = (id: number, text: string, label: string) =>
  labelStudio.put(id, { text }, [
    { id, result: [{ from_name: 'sentiment', to_name: 'text', type: 'choices', value: { choices: [label] } }] },
  ])
const connect = (origin: object = labelStudio.origin) =>
  backend.post('/setup', { project: labelStudio.project, schema: sentimentConfig, ...origin })
const said = () => backend.lines.filter((line) => line.msg === 'training says').map((line) => String(line.message))
const predicted = async (text: string) => {
  const { results } = await backend.predict(labelStudio.project, [text])
  return results[0].result[0].value.choices[0]
}

it('learns labels that no event brought, and what was relabeled and deleted since', async () => {
  put(1, 'fine words', 'Positive')
  put(2, 'grim words', 'Negative')
  backend = await startBackend()
  await connect()
  expect(await backend.train(labelStudio.project)).toMatchObject({ job_status: 'finished' })
  expect(said()[0]).toBe(`reading labels from ${labelStudio.url}`)
  expect(said()[1]).toMatch(/^2 annotations from Label Studio \(2 new\), 0 by webhook, 0 from files; read all/)
  expect([await predicted('fine'), await predicted('grim')]).toEqual(['Positive', 'Negative'])
  put(1, 'fine words', 'Negative')
  labelStudio.remove(2)
  expect(await backend.train(labelStudio.project)).toMatchObject({ job_status: 'finished' })
  expect(said().find((line) => line.includes('changed'))).toContain('(0 new, 1 changed, 1 deleted)')
  expect([await predicted('fine'), await predicted('grim')]).toEqual(['Negative', 'Positive'])
})

it('reads with a token that is encrypted, in a process of its own and after a restart, until the project is deleted', async () => {
  put(1, 'fine words', 'Positive')
  backend = await startForkingBackend({ labelStudio: { secretKey: 'a secret key' } })
  await connect()
  await backend.restart()
  await backend.train(labelStudio.project)
  expect(said()[1]).toMatch(/^1 annotations from Label Studio \(1 new\)/)
  const files = ['', '-wal'].map((suffix) => readFileSync(join(backend.folder, `backend.sqlite${suffix}`), 'latin1'))
  expect(files.join('')).not.toContain('TOKEN')
  expect(files.join('')).toContain(labelStudio.url)
  await backend.post('/delete', { project: labelStudio.project })
  const storage = openStorage(`sqlite:${join(backend.folder, 'backend.sqlite')}`)
  expect(await storage.credentials.get(labelStudio.project)).toBeUndefined()
  await storage.close()
})

it('does not follow a name of /setup to a link-local address in the middle of a training', async () => {
  await labelStudio.stop()
  labelStudio = await startStubLabelStudio({ keepsConnections: false })
  put(1, 'fine words', 'Positive')
  const entry = fileURLToPath(new URL('../__fixtures__/rebinding-main.ts', import.meta.url))
  backend = await startForkingBackend({ train: createForkedTrainer(entry) })
  const hostname = labelStudio.url.replace('127.0.0.1', 'rebinding.example')
  await connect({ ...labelStudio.origin, hostname })
  expect(await backend.train(labelStudio.project)).toMatchObject({ job_status: 'finished' })
  expect(labelStudio.asked).toEqual(['GET /api/projects/7/'])
  expect(said().find((line) => line.includes('could not be read'))).toContain(
    `${hostname} is not called: it leads to a link-local address`,
  )
})

it('counts what came by webhook as that, and learns it once', async () => {
  backend = await startBackend()
  await connect()
  put(1, 'fine words', 'Positive')
  await backend.annotate(labelStudio.project, 1, 'fine words', 'Positive', {
    updated_at: '2026-01-01T01:00:00.000000Z',
  })
  await backend.train(labelStudio.project)
  expect(said()[1]).toMatch(/^0 annotations from Label Studio \(0 new\), 1 by webhook/)
  expect(said()).toContain('1 examples')
})

it('goes on with what is known when Label Studio cannot be read, and says so', async () => {
  backend = await startBackend({ labelStudio: { url: labelStudio.url, apiKey: 'WRONG' } })
  await connect()
  await backend.annotate(labelStudio.project, 1, 'fine words', 'Positive')
  expect(await backend.train(labelStudio.project)).toMatchObject({ job_status: 'finished' })
  expect(said()[1]).toContain(`labels could not be read from ${labelStudio.url}, the training goes on`)
  expect(said()).toContain('1 examples')
  expect(JSON.stringify(backend.lines)).not.toContain('WRONG')
})

it('does not take labels from another project of the same id', async () => {
  put(1, 'fine words', 'Positive')
  backend = await startBackend({ labelStudio: { url: labelStudio.url, apiKey: 'TOKEN' } })
  await backend.setUp('7.1700000000')
  await backend.train('7.1700000000')
  expect(said()[1]).toContain('has no project 7.1700000000')
  expect(said()).toContain('0 examples')
})

class Strict extends WordCountModel {
  override async fit(dataset: AsyncIterable<Annotated>) {
    for await (const _annotated of dataset) return { examples: 1, format: 'first' }
    throw new Error('No annotation has a choice.')
  }
}

it('names both ways to bring labels when there is nothing to learn from', async () => {
  backend = await startBackend({ ModelClass: Strict })
  await connect({})
  const { error } = await backend.train(labelStudio.project)
  expect(said()[0]).toMatch(/^labels that no event brought cannot be read\. No credentials .*LABEL_STUDIO_API_KEY/)
  expect(error).toMatch(
    /^No annotation has a choice\. .*LABEL_STUDIO_URL and LABEL_STUDIO_API_KEY.*learn export\.json$/,
  )
  await connect()
  expect((await backend.train(labelStudio.project)).error).toMatch(/^No annotation has a choice\. .*submit some/)
  put(1, 'fine words', 'Positive')
  labelStudio.breakExports((to) => to.writeHead(403).end('{}'))
  expect((await backend.train(labelStudio.project)).error).toMatch(/learn export\.json$/)
})

it('says in the log that imported labels are read later, or that they are not known', async () => {
  backend = await startBackend({ debounceMs: 60_000 })
  const created = (count: number) => ({
    action: 'TASKS_CREATED',
    tasks: [
      { id: 1, data: {}, total_annotations: count },
      { id: 2, data: {}, total_annotations: 0 },
    ],
    project: { id: 7, created_at: '2026-01-01T00:00:00Z' },
  })
  const imported = () => backend.lines.filter((line) => String(line.msg).startsWith('labels were imported'))
  await backend.setUp(labelStudio.project)
  await backend.post('/webhook', created(0))
  expect(imported()).toEqual([])
  await backend.post('/webhook', created(3))
  expect(imported().at(-1)).toMatchObject({ level: 'warn', labels: 3 })
  expect(imported().at(-1)?.detail).toMatch(
    /LABEL_STUDIO_URL and LABEL_STUDIO_API_KEY.*label-studio-ml learn export\.json/,
  )
  await connect()
  await backend.post('/webhook', created(3))
  expect(imported().at(-1)).toMatchObject({ level: 'info', labels: 3 })
})

it('trains when a project is connected, the first time, if it is told to', async () => {
  put(1, 'fine words', 'Positive')
  backend = await startBackend({ trainOnConnect: true })
  await connect()
  await connect()
  await expect.poll(async () => (await connect()).json().model_version, { timeout: 5000 }).toMatch(/^v1-/)
  expect(said()).toContain('1 examples')
})

it('leaves a project without labels untrained when it is connected', async () => {
  backend = await startBackend({ trainOnConnect: true })
  await connect()
  await expect.poll(() => backend.lines.find((line) => line.state === 'canceled'), { timeout: 5000 }).toBeDefined()
  const status = (await backend.get(`/is_training?project=${labelStudio.project}`)).json()
  expect(status).toMatchObject({ is_training: false, model_version: expect.stringMatching(/^untrained/) })
  expect(status.last_failure).toBeUndefined()
  expect(backend.lines.filter((line) => line.level === 'error')).toEqual([])
})

it('only warns on connect when nothing can be read', async () => {
  backend = await startBackend({ trainOnConnect: true })
  await connect({})
  expect(backend.lines.find((line) => String(line.msg).startsWith('not trained on connect'))).toMatchObject({
    level: 'warn',
  })
})
