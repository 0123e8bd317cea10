import { existsSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { type Annotated, LabelStudioMLBase, type PredictContext, type Task } from '@label-studio-ml/sdk'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { sentimentConfig } from '../__fixtures__/start-backend.ts'
import { startTestBackend, type TestBackend } from '../testing/test-backend.ts'
import { runTraining } from '../training/trainer-role.ts'

const labelConfig = sentimentConfig.replace('value="$text"', 'value="$text" valueType="url"')

/** Chooses the label that the file of a task says. */
class FileModel extends LabelStudioMLBase<'Choices'> {
  static override needs = [{ control: 'Choices', object: 'Text' }]

  override async predict(task: Task, { control }: PredictContext<'Choices'>) {
    return control.choose(await this.readText(control, task))
  }

  override async fit(dataset: AsyncIterable<Annotated>) {
    const texts: string[] = []
    for await (const { task } of dataset) texts.push(await this.readText(this.controls[0]!, task))
    return { texts }
  }
}

let backend: TestBackend
let asked: IncomingMessage[]
let url: string
const server = createServer((request, response) => {
  asked.push(request)
  response.statusCode = request.url?.includes('missing') ? 404 : 200
  response.end('Positive')
})

beforeEach(async () => {
  asked = []
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(async () => {
  await backend.stop()
  server.closeAllConnections()
  server.close()
})

const start = async (labelStudio = {}) => {
  backend = await startTestBackend(FileModel, {
    entry: new URL('../__fixtures__/word-count-main.ts', import.meta.url),
    train: (request, context) => runTraining({ ModelClass: FileModel, defaultExtraParams: {} }, request, context),
    labelConfig,
    labelStudio,
    media: { allowedHosts: ['127.0.0.1'] },
  })
  await backend.setUp()
}
const predict = (texts: string[], rest?: object) =>
  backend.predict(
    texts.map((text) => ({ text })),
    rest,
  )
const loggedFailures = () => backend.lines.filter(({ msg }) => msg === 'prediction failed')

it('makes no folder for a model that opens no file', async () => {
  await start()
  expect(existsSync(join(backend.folder, 'media'))).toBe(false)
})

it('lets a bad file cost the slot of its task, with the reason', async () => {
  await start()
  const bad = [`${url}/missing`, 'http://169.254.169.254/secret', 'file:///etc/passwd', '/data/upload/7/a.txt']
  const { results } = await predict([`${url}/good.txt`, ...bad])
  expect(results).toMatchObject([{ result: [{ value: { choices: ['Positive'] } }] }, ...bad.map(() => [])])
  expect(loggedFailures().map(({ reason }) => reason)).toEqual(bad.map(() => 'media_error'))
  expect(loggedFailures().map(({ detail }) => detail)).toEqual(
    expect.arrayContaining([
      expect.stringContaining('answered 404'),
      expect.stringContaining('MEDIA_ALLOWED_HOSTS'),
      expect.stringContaining('LABEL_STUDIO_URL and LABEL_STUDIO_API_KEY'),
    ]),
  )
  expect((await backend.get('/metrics')).body).toContain('label_studio_ml_failures_total{reason="media_error"} 4')
})

it('sends the credentials of a request with its files, and logs them nowhere', async () => {
  await start()
  const params = { login: 'anna', password: 'secret-word', context: null }
  await Promise.all([predict([`${url}/1`, `${url}/missing`], { params }), predict([`${url}/2`])])
  const basic = `Basic ${btoa('anna:secret-word')}`
  const sent = Object.fromEntries(asked.map(({ url: path, headers }) => [path, headers.authorization]))
  expect(sent).toEqual({ '/1': basic, '/missing': basic, '/2': undefined })
  expect(JSON.stringify(backend.lines)).not.toMatch(/secret-word|c2VjcmV0|anna/)
})

it('reads uploads with the token of the project, for predictions and for trainings', async () => {
  await start({ url, apiKey: '0123456789abcdef0123456789abcdef01234567' })
  const { results } = await predict(['/data/upload/7/a.txt'])
  expect(results).toMatchObject([{ result: [{ value: { choices: ['Positive'] } }] }])
  await backend.annotate(1, { text: '/data/upload/7/b.txt' }, [
    { from_name: 'sentiment', to_name: 'text', type: 'choices', value: { choices: ['Positive'] } },
  ])
  expect(await backend.train()).toMatchObject({ job_status: 'finished' })
  const files = asked.filter(({ url: path }) => path?.startsWith('/data/upload/'))
  expect(files.map(({ url: path, headers }) => [path, headers.authorization?.split(' ')[0]])).toEqual([
    ['/data/upload/7/a.txt', 'Token'],
    ['/data/upload/7/b.txt', 'Token'],
  ])
})
