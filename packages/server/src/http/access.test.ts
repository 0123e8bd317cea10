import { afterEach, expect, it } from 'vitest'
import { startBackend } from '../__fixtures__/start-backend.ts'
import { withoutBasePath } from './base-path.ts'
import { hasCredentials } from './credentials.ts'

let backend: Awaited<ReturnType<typeof startBackend>> | undefined
afterEach(async () => {
  await backend?.stop()
  backend = undefined
})

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
  backend = await startBackend({ credentials })
  const answer = await backend.get('/health')
  expect(answer.statusCode).toBe(401)
  expect(answer.statusMessage).toContain('Basic credentials are missing or wrong')
  expect(answer.headers['www-authenticate']).toContain('Basic')
  expect((await backend.get('/health', { authorization: basic('utf8', 'usér:p:w€') })).statusCode).toBe(200)
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
  backend = await startBackend({ credentials: { user: 'me', password: 'pass' }, webhookSecret: 'topsecret' })
  expect((await backend.post(url, { action: 'SOMETHING' }, headers)).statusCode).toBe(status)
})

it('does not let the webhook secret open other routes', async () => {
  backend = await startBackend({ credentials: { user: 'me', password: 'pass' }, webhookSecret: 'topsecret' })
  expect(
    (await backend.post('/topsecret/predict', { tasks: [] }, { 'x-webhook-secret': 'topsecret' })).statusCode,
  ).toBe(401)
})

it.each([
  ['/predict', '/predict'],
  ['/my/model/predict', '/predict'],
  ['/predict/', '/predict'],
  ['/', '/'],
  ['', '/'],
  ['//versions?project=1.2&x=a/b', '/versions?project=1.2&x=a/b'],
])('takes %s for %s', (url, route) => {
  expect(withoutBasePath({ url })).toBe(route)
})
