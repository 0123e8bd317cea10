import { expect, test } from 'vitest'
import { serverUrl, startBanner } from './start-banner.ts'

test.each([
  ['0.0.0.0', 'http://localhost:9090'],
  ['::', 'http://localhost:9090'],
  ['127.0.0.1', 'http://127.0.0.1:9090'],
  ['::1', 'http://[::1]:9090'],
  ['backend.local', 'http://backend.local:9090'],
])('a server that listens on %s is called %s', (host, url) => {
  expect(serverUrl(host, 9090)).toBe(url)
})

test('the banner names the address to connect, and for other machines only where they can reach it', () => {
  const started = { model: 'SentimentModel', url: 'http://127.0.0.1:9090', modelDir: '/data/models' }
  const banner = startBanner(started, '127.0.0.1')
  expect(banner).toContain('SentimentModel answers on http://127.0.0.1:9090\n')
  expect(banner).toContain('Backend URL http://127.0.0.1:9090\n')
  expect(banner).toContain('/data/models')
})
