import { expect, test } from 'vitest'
import { createSecretHider } from './hide-secrets.ts'

test.each([
  ['the token abc/def was refused', 'the token *** was refused'],
  ['401 for url: http://h:9090/abc%2Fdef/setup', '401 for url: http://h:9090/***/setup'],
  ['http://me:pw@h:9090/webhook', 'http://***@h:9090/webhook'],
  ['GET https://bucket/file.png?X-Amz-Signature=1&b=2 failed', 'GET https://bucket/file.png?*** failed'],
  ['see /api/webhooks/?project=7', 'see /api/webhooks/?project=7'],
])('%s', (text, shown) => {
  expect(createSecretHider(['abc/def', undefined, '']).hide(text)).toBe(shown)
})

test('the path of an address that Label Studio calls is not shown: it may be a webhook secret', () => {
  const { hide, addAddress } = createSecretHider([])
  addAddress('http://h:9090/unknown-secret')
  addAddress('http://h:9091/')
  expect(hide('"a" at http://h:9090/unknown-secret, http://h:9091/')).toBe('"a" at http://h:9090/***, http://h:9091/')
})
