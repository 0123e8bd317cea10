import { expect, test } from 'vitest'
import { isPresigned, withoutSignature } from './presigned-url.ts'

const path = 'https://bucket.example.com/a.png'

test.each([
  ['X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=k&X-Amz-Date=1&X-Amz-Expires=60&X-Amz-Signature=s', ''],
  ['AWSAccessKeyId=k&Signature=s&Expires=17&versionId=5', '?versionId=5'],
  ['X-Goog-Credential=k&X-Goog-Signature=s', ''],
  ['sv=2022&sr=b&sig=s&se=2026&snapshot=1', '?snapshot=1'],
])('%s is a signature', (query, rest) => {
  const url = new URL(`${path}?${query}`)
  expect([isPresigned(url), withoutSignature(url)]).toEqual([true, `${path}${rest}`])
})

test('any other query tells files apart; credentials and fragments do not', () => {
  const url = new URL('https://user:pass@example.com/a?sv=1&expires=2#part')
  expect([isPresigned(url), withoutSignature(url)]).toEqual([false, 'https://example.com/a?sv=1&expires=2'])
})
