import { expect, it } from 'vitest'
import { startStub } from '../testing/stub-label-studio.ts'
import { retryAfterMsOf } from './tries.ts'

const version = { json: { release: '1.23.2' } }

it.each([429, 502, 503, 504])('repeats a GET after %i', async (status) => {
  const stub = await startStub((_request, count) => (count < 3 ? { status } : version))
  expect(await stub.client().version()).toMatchObject({ release: '1.23.2' })
  expect(stub.requests).toHaveLength(3)
})

it.each([400, 401, 403, 404, 500])('does not repeat a GET after %i', async (status) => {
  const stub = await startStub(() => ({ status, json: { detail: 'no' } }))
  await expect(stub.client().version()).rejects.toThrow(`answered ${status}: no.`)
  expect(stub.requests).toHaveLength(1)
})

it('repeats a GET whose answer breaks off, and gives up in the end', async () => {
  const stub = await startStub(() => (to) => {
    to.writeHead(200, { 'content-length': '100' }).write('{"release"')
    setTimeout(() => to.destroy(), 20)
  })
  await expect(stub.client().version()).rejects.toMatchObject({
    code: 'LABEL_STUDIO_UNREACHABLE',
    message: expect.stringMatching(/^GET http:\S+\/api\/version\/ got no answer: the connection broke off/),
  })
  expect(stub.requests).toHaveLength(3)
})

it.each([
  ['with the length of its body', { 'content-length': '100' }],
  ['in chunks', {}],
])('notices an answer %s that ends early as if that were its end', async (_how, headers: Record<string, string>) => {
  const stub = await startStub(() => (to) => {
    to.writeHead(200, headers).write('{"release":"1.23.2"}')
    setTimeout(() => to.socket?.end(), 20)
  })
  await expect(stub.client().version()).rejects.toMatchObject({ code: 'LABEL_STUDIO_UNREACHABLE' })
  expect(stub.requests).toHaveLength(3)
})

it('does not repeat a POST that may have been done', async () => {
  for (const answer of [{ status: 502 }, { status: 503 }, (to: { destroy(): void }) => to.destroy()]) {
    const stub = await startStub(() => answer)
    await expect(stub.client().predictions.create({ task: 1, result: [], model_version: 'v' })).rejects.toThrow()
    expect(stub.requests).toHaveLength(1)
  }
})

it('takes 404 for the second DELETE as the work of the first, and not for the first', async () => {
  const stub = await startStub((_request, count) => (count === 1 ? (to) => to.destroy() : { status: 404 }))
  await stub.client().predictions.remove(1)
  await expect(stub.client().predictions.remove(1)).rejects.toMatchObject({ code: 'LABEL_STUDIO_NOT_FOUND' })
  expect(stub.requests).toHaveLength(3)
})

it('says that a POST without an answer may have been done', async () => {
  const stub = await startStub(() => (to) => to.destroy())
  const write = stub.client().predictions.create({ task: 1, result: [], model_version: 'v' })
  await expect(write).rejects.toThrow('Whether Label Studio did what it was asked is not known.')
})

it.each([{ status: 429 }, { status: 503, headers: { 'retry-after': '0' } }])(
  'repeats a POST after $status: nothing was done',
  async (refusal) => {
    const stub = await startStub((_request, count) => (count === 1 ? refusal : { status: 201, json: { id: 1 } }))
    await stub.client().predictions.create({ task: 1, result: [], model_version: 'v' })
    expect(stub.requests).toHaveLength(2)
  },
)

it('repeats a POST when nothing listens', async () => {
  const stub = await startStub(() => version)
  const { port } = new URL(stub.url)
  const started = performance.now()
  const client = stub.client({ url: `http://127.0.0.1:${port === '9' ? 10 : 9}`, retries: 3, firstPauseMs: 20 })
  await expect(client.predictions.create({ task: 1, result: [], model_version: 'v' })).rejects.toMatchObject({
    code: 'LABEL_STUDIO_UNREACHABLE',
    message: expect.stringContaining('nothing listens there (ECONNREFUSED). Check that Label Studio runs at'),
  })
  expect(performance.now() - started).toBeGreaterThan(0.75 * (20 + 40 + 80) - 5)
})

it('waits as long as Retry-After says, but not for more than a minute', async () => {
  const stub = await startStub((_request, count) =>
    count === 1
      ? { status: 429, headers: { 'retry-after': '1' } }
      : { status: 429, headers: { 'retry-after': '3600' } },
  )
  const started = performance.now()
  await expect(stub.client().version()).rejects.toThrow('limits requests. It asks to wait 3600 s.')
  expect(performance.now() - started).toBeGreaterThan(990)
  expect(stub.requests).toHaveLength(2)
})

it('reads Retry-After in seconds and as a date', () => {
  expect(retryAfterMsOf('7')).toBe(7000)
  expect(retryAfterMsOf('Fri, 27 Nov 2026 15:10:16 GMT', Date.parse('2026-11-27T15:10:06Z'))).toBe(10_000)
  expect(retryAfterMsOf('soon')).toBeUndefined()
  expect(retryAfterMsOf(undefined)).toBeUndefined()
})

it('stops when it is told to', async () => {
  const stub = await startStub(() => ({ status: 503 }))
  const signal = AbortSignal.timeout(30)
  const reading = Array.fromAsync(stub.client({ firstPauseMs: 60_000 }).tasks.list(1, { signal }))
  await expect(reading).rejects.toThrow()
  expect(signal.aborted).toBe(true)
})

it('does not wait longer for an answer than it was told', async () => {
  const stub = await startStub(() => () => undefined)
  await expect(stub.client({ timeoutMs: 60, retries: 0 }).version()).rejects.toThrow(
    'it did not begin to answer in time',
  )
})
