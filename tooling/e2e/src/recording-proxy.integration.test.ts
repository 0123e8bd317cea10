import { createServer } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { listenOnLoopback } from './listen-on-loopback.ts'
import { startRecordingProxy } from './recording-proxy.ts'
import { startStubBackend } from './stub-backend.ts'

const stops: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

async function started<T extends { stop(): Promise<void> }>(starting: Promise<T>): Promise<T> {
  const one = await starting
  stops.push(one.stop)
  return one
}

const post = (url: string, body: unknown) =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

test('passes requests and answers on unchanged and records both', async () => {
  const backend = await started(startStubBackend({ version: 'v7' }))
  const proxy = await started(startRecordingProxy(backend.url))
  const answer = await (await post(`${proxy.url}/predict`, { tasks: [{}, {}] })).json()
  const prediction = { model_version: 'v7', score: 0.5, result: [] }
  expect(answer).toEqual({ results: [prediction, prediction], model_version: 'v7' })
  const [exchange] = proxy.withPath('/predict')
  expect(exchange?.request.body).toEqual({ tasks: [{}, {}] })
  expect(exchange?.response).toEqual({ status: 200, body: answer })
})

test('finds deliveries by their action', async () => {
  const backend = await started(startStubBackend())
  const proxy = await started(startRecordingProxy(backend.url))
  await post(`${proxy.url}/webhook`, { action: 'ANNOTATION_CREATED' })
  await fetch(`${proxy.url}/health`)
  expect(proxy.withAction('ANNOTATION_CREATED')).toHaveLength(1)
  expect(proxy.exchanges).toHaveLength(2)
})

test('keeps the reason phrase, the only part of an error Label Studio shows', async () => {
  const server = createServer((_, response) => response.writeHead(400, 'Choices is missing').end())
  const backend = await started(listenOnLoopback(server))
  const proxy = await started(startRecordingProxy(backend.url))
  const answer = await post(`${proxy.url}/setup`, {})
  expect([answer.status, answer.statusText]).toEqual([400, 'Choices is missing'])
})

test('answers 502 when the backend does not', async () => {
  const backend = await startStubBackend()
  await backend.stop()
  const proxy = await started(startRecordingProxy(backend.url))
  const answer = await fetch(`${proxy.url}/health`)
  expect([answer.status, answer.statusText]).toEqual([502, 'Backend does not answer'])
})
