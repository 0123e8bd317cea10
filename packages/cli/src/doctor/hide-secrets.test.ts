import { expect, test } from 'vitest'
import { connectedWorld, legacyToken } from '../__fixtures__/connected-world.ts'
import { createSecretHider } from './hide-secrets.ts'
import { runDoctor } from './run-doctor.ts'

test.each([
  ['the token abc/def was refused', 'the token *** was refused'],
  ['401 for url: http://h:9090/abc%2Fdef/setup', '401 for url: http://h:9090/***/setup'],
  ['http://me:pw@h:9090/webhook', 'http://***@h:9090/webhook'],
  ['GET https://bucket/file.png?X-Amz-Signature=1&b=2 failed', 'GET https://bucket/file.png?*** failed'],
  ['see /api/webhooks/?project=7', 'see /api/webhooks/?project=7'],
  ['http://h:9090/webhook?project=7&secret=pw failed', 'http://h:9090/webhook?*** failed'],
])('%s', (text, shown) => {
  expect(createSecretHider(['abc/def', undefined, '']).hide(text)).toBe(shown)
})

test('the path of an address that Label Studio calls is not shown: it may be a webhook secret', () => {
  const { hide, addAddress } = createSecretHider([])
  addAddress('http://h:9090/unknown-secret')
  addAddress('http://h:9091/')
  expect(hide('"a" at http://h:9090/unknown-secret, http://h:9091/')).toBe('"a" at http://h:9090/***, http://h:9091/')
})

test('a report shows neither token, password and secrets, nor paths and credentials in addresses of Label Studio', async () => {
  const { given, labelStudio, backend } = await connectedWorld()
  given.backend = { url: backend.url, basicAuth: { user: 'me', password: 'pass word' }, webhookSecret: 'hook/secret' }
  const address = `${backend.url}/hook%2Fsecret`
  const error = `500 Server Error for url: ${address}/health, pass word, ${legacyToken}`
  Object.assign(labelStudio.backends[0], { url: address, state: 'DI' })
  labelStudio.backends.unshift({ ...labelStudio.backends[0], id: 2, url: 'http://x:y-secret@other.example/z-secret' })
  labelStudio.webhooks[0].url = 'https://hooks.example/w-secret/webhook?q=q-secret'
  labelStudio.answers['GET /api/ml/1/versions'] = { status: 500, body: { error } }
  const { checks } = await runDoctor(given)
  const seen = JSON.stringify(checks)
  expect(seen).toContain('500 Server Error for url:')
  expect(seen).toContain('http://***@other.example/***')
  expect(seen).toContain('https://hooks.example/***')
  const secrets = [
    'pass word',
    'hook/secret',
    'hook%2Fsecret',
    legacyToken,
    'y-secret',
    'z-secret',
    'w-secret',
    'q-secret',
  ]
  expect(secrets.filter((secret) => seen.includes(secret))).toEqual([])
})
