import { createOpenApiDocument } from '@label-studio-ml/protocol/openapi'
import { expect, it } from 'vitest'
import { createStubApp } from '../__fixtures__/stub-app.ts'
import type { Handlers } from '../handler.ts'
import { createMonitoringHandlers } from './monitoring.ts'

function create(checkHealth = () => ({ modelName: 'Silent', version: 'v7' })) {
  const handlers = createMonitoringHandlers({ checkHealth }, { text: async () => '# HELP loaded_models\n' })
  return createStubApp({ handlers: handlers as Handlers })
}

it.each(['/openapi.json', '/my/model/openapi.json'])(
  'answers %s with the document, whose server is beside it',
  async (path) => {
    const answer = await create().get(path)
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(answer.json()).toEqual(JSON.parse(JSON.stringify(createOpenApiDocument({ server: '.' }))))
  },
)

it('answers /docs with a page that refers to nothing but the document', async () => {
  const page = await create().get('/docs')
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
  const markup = page.body.replaceAll(/(<(script|style)>)[\s\S]*?(<\/\2>)/g, '$1$3')
  expect(markup.match(/(?:src|href)="[^"]*"/g)).toEqual(['href="data:,"'])
  expect(page.body).toContain("url: 'openapi.json'")
})

it.each(['/docs', '/openapi.json'])('asks for credentials at %s when they are set', async (path) => {
  expect((await createStubApp({ credentials: { user: 'me', password: 'pass' } }).get(path)).statusCode).toBe(401)
})

it.each(['/health', '/'])('names the model and its version at %s', async (path) => {
  expect((await create().get(path)).json()).toEqual({ status: 'UP', model_class: 'Silent', model_version: 'v7' })
})

it('is not up when the check of its health fails', async () => {
  const failing = () => {
    throw new Error('MODEL_DIR is gone')
  }
  expect((await create(failing).get('/health')).statusCode).toBe(500)
})

it('gives the metrics as text', async () => {
  const answer = await create().get('/metrics')
  expect([answer.headers['content-type'], answer.body]).toEqual(['text/plain; charset=utf-8', '# HELP loaded_models\n'])
})
