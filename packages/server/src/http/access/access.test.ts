import { expect, it } from 'vitest'
import { createStubApp } from '../__fixtures__/stub-app.ts'
import { hasCredentials } from './credentials.ts'

const credentials = { user: 'usér', password: 'p:w€' }
const basic = (encoding: BufferEncoding, text = 'usér:p:w') => `Basic ${Buffer.from(text, encoding).toString('base64')}`

it.each(['latin1', 'utf8'] as const)('accepts credentials that were encoded as %s', (encoding) => {
  expect(hasCredentials(basic(encoding), { user: 'usér', password: 'p:w' })).toBe(true)
})

it.each([undefined, '', 'Basic', 'Basic !!!', 'Bearer abc', basic('utf8', 'usér:wrong'), basic('utf8', 'usér')])(
  'refuses the authorization %s',
  (authorization) => {
    expect(hasCredentials(authorization, credentials)).toBe(false)
  },
)

it('answers 401 with the reason in the status line when credentials are missing', async () => {
  const backend = createStubApp({ credentials })
  const answer = await backend.get('/health')
  expect(answer.statusCode).toBe(401)
  expect(answer.statusMessage).toContain('Basic credentials are missing or wrong')
  expect(answer.headers['www-authenticate']).toContain('Basic')
  expect((await backend.call('GET', '/health', { authorization: basic('utf8', 'usér:p:w€') })).statusCode).toBe(200)
})

it.each<[string, Record<string, string>, number]>([
  ['/webhook', {}, 401],
  ['/webhook', { 'x-webhook-secret': 'wrong' }, 401],
  ['/webhook', { 'x-webhook-secret': 'topsecret' }, 201],
  ['/webhook?secret=topsecret', {}, 201],
  ['/webhook?secret=topsecret&secret=x', {}, 401],
  ['/topsecret/webhook', {}, 201],
  ['/base/wrong/webhook', {}, 401],
  ['/%E0%A4%A/webhook', {}, 401],
  ['/webhook', { authorization: basic('latin1', 'me:pass') }, 201],
])('guards %s with headers %j by secret or credentials: %i', async (url, headers, status) => {
  const backend = createStubApp({ credentials: { user: 'me', password: 'pass' }, webhookSecret: 'topsecret' })
  expect((await backend.call('POST', url, headers, { action: 'SOMETHING' })).statusCode).toBe(status)
})

it('does not let the webhook secret open other routes', async () => {
  const backend = createStubApp({ credentials: { user: 'me', password: 'pass' }, webhookSecret: 'topsecret' })
  expect(
    (await backend.call('POST', '/topsecret/predict', { 'x-webhook-secret': 'topsecret' }, { tasks: [] })).statusCode,
  ).toBe(401)
})

it.each<[string, string]>([
  ['GET', '/favicon.ico'],
  ['POST', '/wp-login.php'],
  ['DELETE', '/predict'],
  ['GET', '/webhook'],
  ['QUERY', '/health'],
  ['GET', '/%E0%A4%A'],
  ['POST', '/%zz'],
  ['PROPFIND', '/%'],
])('answers 401 to %s %s before it tells which routes there are', async (method, url) => {
  const backend = createStubApp({ credentials: { user: 'me', password: 'pass' } })
  const answer = await backend.call(method, url)
  expect(answer.statusCode).toBe(401)
  expect(answer.headers.allow).toBeUndefined()
})

it.each<[string, string, number]>([
  ['GET', '/topsecret', 200],
  ['GET', '/my/model/topsecret/', 200],
  ['GET', '/top%73ecret?x=1', 200],
  ['POST', '/topsecret', 405],
  ['GET', '/topsecret/elsewhere', 404],
  ['GET', '/topsecret%E0', 400],
  ['GET', '/x-topsecret', 404],
  ['GET', '/elsewhere?secret=topsecret', 404],
  ['POST', '/topsecret/predict?secret=topsecret', 400],
])('answers %s %s with %i and never shows the webhook secret', async (method, url, status) => {
  const backend = createStubApp({ webhookSecret: 'topsecret' })
  const answer = await backend.call(method, url)
  expect(answer.statusCode).toBe(status)
  const visible = JSON.stringify([answer.statusMessage, answer.headers, answer.body, backend.lines])
  expect(visible).not.toMatch(/topsecret|top%73ecret/)
})
