import { expect, test } from 'vitest'
import { isLoopback, isSameBackend, isWebhookOf, splitCredentials, webhookObstacle } from './backend-address.ts'

test.each([
  ['http://localhost:9090', 'http://localhost:9090/', true],
  ['http://me:pw@localhost:9090/my/model', 'http://localhost:9090/my/model', true],
  ['http://localhost:9090/s3cret', 'http://localhost:9090', true],
  ['http://localhost:9090/a%2Fb', 'http://localhost:9090', false],
  ['http://localhost:9090/ner', 'http://localhost:9090', false],
  ['http://localhost:9090', 'http://localhost:9091', false],
])('%s and %s are one backend: %s', (one, other, same) => {
  expect(isSameBackend(one, other, 's3cret')).toBe(same)
})

test.each([
  ['http://h.example/webhook', 'http://h.example', true],
  ['http://h.example/s3cret/webhook', 'http://h.example', true],
  ['http://h.example/webhook?secret=s3cret', 'http://h.example/', true],
  ['http://me:pw@h.example/webhook', 'http://h.example', true],
  ['http://h.example/s3cret/webhook', 'http://h.example/s3cret', true],
  ['http://h.example/other/webhook', 'http://h.example', false],
  ['http://h.example/hook', 'http://h.example', false],
])('%s is the webhook of %s: %s', (webhook, backend, is) => {
  expect(isWebhookOf(webhook, backend, 's3cret')).toBe(is)
})

test.each([
  ['http://ml-backend:9090', '"ml-backend" is one word'],
  ['http://ml_backend.internal:9090', '"ml_backend.internal" has a _'],
  ['http://ml-backend.internal:9090', undefined],
  ['http://localhost:9090', undefined],
  ['http://10.0.0.7:9090', undefined],
])('what keeps Label Studio from a webhook to %s: %s', (url, obstacle) => {
  expect(webhookObstacle(url)).toBe(obstacle)
})

test.each([
  ['http://localhost:1', true],
  ['http://127.1.2.3', true],
  ['http://[::1]:9090', true],
  ['http://127.example.com', false],
])('%s is loopback: %s', (url, is) => {
  expect(isLoopback(url)).toBe(is)
})

test.each([
  ['http://me:p%40ss@h.example/base', 'http://h.example/base', { user: 'me', password: 'p@ss' }],
  ['http://me:50%@h.example/', 'http://h.example/', { user: 'me', password: '50%' }],
  ['http://h.example/base', 'http://h.example/base', undefined],
])('the credentials in %s', (url, rest, basicAuth) => {
  expect(splitCredentials(url)).toEqual({ url: rest, basicAuth })
})
