import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Exchange } from './recording-proxy.ts'
import { trafficFixture, writeTraffic } from './traffic-fixture.ts'

const exchange = (path: string, body: unknown, status = 200): Exchange => ({
  request: {
    method: 'POST',
    path,
    headers: { 'user-agent': 'heartex/1.23.2', host: '127.0.0.1:41111', authorization: 'Basic dXNlcjpwYXNz' },
    body,
  },
  response: { status, body: { model_version: 'v1' } },
  tookMs: 3,
})

test('secrets and addresses become placeholders', () => {
  const body = {
    access_token: 'abc',
    hostname: 'http://127.0.0.1:41234',
    project: { token: 'def', task_data_password: null },
  }
  const { request } = trafficFixture('1.23.2', exchange('/setup', body), 'connected')
  expect(request.headers).toEqual({ 'user-agent': 'heartex/1.23.2', authorization: 'Basic BASE64(USER:PASSWORD)' })
  expect(request.body).toEqual({
    access_token: 'TOKEN',
    hostname: 'http://localhost:8080',
    project: { token: 'TOKEN', task_data_password: null },
  })
})

test('an exchange is named for its path, action, kind and failure', () => {
  const name = (one: Exchange) => trafficFixture('1.23.2', one, '').exchange
  expect(name(exchange('/webhook', { action: 'START_TRAINING' }))).toBe('webhook start training')
  expect(name(exchange('/predict', { params: { context: { result: [] } } }, 500))).toBe('predict interactive 500')
})

test('one file is written for each name, and one more for each new shape', () => {
  const folder = mkdtempSync(join(tmpdir(), 'traffic-'))
  try {
    const created = exchange('/webhook', { action: 'ANNOTATION_CREATED' })
    const another = exchange('/webhook', { action: 'ANNOTATION_CREATED', task: { id: 1 } })
    writeTraffic(folder, '1.23.2', [created, created, another, exchange('/setup', {})], 'seen')
    const names = ['setup.json', 'webhook-annotation-created-2.json', 'webhook-annotation-created.json']
    expect(readdirSync(join(folder, '1.23.2')).sort()).toEqual(names)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
