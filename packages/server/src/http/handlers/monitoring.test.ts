import { createOpenApiDocument } from '@label-studio-ml/protocol/openapi'
import { afterEach, expect, it } from 'vitest'
import { startBackend } from '../../__fixtures__/start-backend.ts'

let backend: Awaited<ReturnType<typeof startBackend>> | undefined
afterEach(async () => {
  await backend?.stop()
  backend = undefined
})

it.each(['/openapi.json', '/my/model/openapi.json'])(
  'answers %s with the document, whose server is beside it',
  async (path) => {
    backend = await startBackend()
    const answer = await backend.get(path)
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(answer.json()).toEqual(JSON.parse(JSON.stringify(createOpenApiDocument({ server: '.' }))))
  },
)

it('answers /docs with a page that refers to nothing but the document', async () => {
  backend = await startBackend()
  const page = await backend.get('/docs')
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
  const markup = page.body.replaceAll(/(<(script|style)>)[\s\S]*?(<\/\2>)/g, '$1$3')
  expect(markup.match(/(?:src|href)="[^"]*"/g)).toEqual(['href="data:,"'])
  expect(page.body).toContain("url: 'openapi.json'")
})

it.each(['/docs', '/openapi.json'])('asks for credentials at %s when they are set', async (path) => {
  backend = await startBackend({ credentials: { user: 'me', password: 'pass' } })
  expect((await backend.get(path)).statusCode).toBe(401)
})
