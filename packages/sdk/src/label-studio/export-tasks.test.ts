import type { ServerResponse } from 'node:http'
import { expect, it } from 'vitest'
import { type StubAnswer, type StubRequest, startStub } from './testing/stub-label-studio.ts'

const project = (task_number: number) => ({ id: 7, title: 'p', created_at: '2026-01-01T00:00:00Z', task_number })
const taskOf = (id: number) => ({
  id,
  data: { text: `text ${id}` },
  annotations: [{ id, result: [] }],
  predictions: [5],
})
const tasks = (count: number) => Array.from({ length: count }, (_, index) => taskOf(index + 1))

/** Sends the list in parts and cuts the connection before the item `end`. */
const cutBefore = (list: object[], end: number) => (to: ServerResponse) => {
  const text = JSON.stringify(list)
  to.writeHead(200, { 'content-length': String(text.length) })
  to.write(`${JSON.stringify(list.slice(0, end)).slice(0, -1)},{"id"`)
  setTimeout(() => to.destroy(), 30)
}

/** A Label Studio that has snapshots as given. */
function withSnapshots(taskCount: number, answer: (request: StubRequest, count: number) => StubAnswer | undefined) {
  return startStub((request, count) => {
    const { method, path } = request
    const given = answer(request, count)
    if (given) return given
    if (path === '/api/projects/7/') return { json: project(taskCount) }
    if (method === 'POST') return { status: 201, json: { id: 3, status: 'created', counters: null } }
    if (method === 'DELETE') return { status: 204 }
    if (path.endsWith('/exports/')) return { json: [] }
    if (path.includes('/exports/3/download')) return { json: tasks(taskCount) }
    if (path.includes('/exports/3'))
      return { json: { id: 3, status: 'completed', counters: { task_number: taskCount } } }
    return { json: tasks(taskCount) }
  })
}

it('reads a small project from the export', async () => {
  const stub = await withSnapshots(2, () => undefined)
  const read = await Array.fromAsync(stub.client().exportTasks(7))
  expect(read).toEqual(
    [1, 2].map((id) => ({ ...taskOf(id), predictions: [], annotations: [{ id, result: [] }], updatedAt: undefined })),
  )
  expect(stub.asked()).toEqual(['GET /api/projects/7/', 'GET /api/projects/7/export'])
})

it('reads a large project from a snapshot, and deletes it', async () => {
  const stub = await withSnapshots(1500, () => undefined)
  expect(await Array.fromAsync(stub.client().exportTasks(7))).toHaveLength(1500)
  expect(stub.asked()).toEqual([
    'GET /api/projects/7/',
    'POST /api/projects/7/exports/',
    'GET /api/projects/7/exports/',
    'GET /api/projects/7/exports/3',
    'GET /api/projects/7/exports/3/download',
    'DELETE /api/projects/7/exports/3',
  ])
  expect(JSON.parse(stub.requests[1]!.body).task_filter_options).toEqual({ only_with_annotations: true })
})

it('deletes the snapshot of a reader that stops early', async () => {
  const stub = await withSnapshots(1500, () => undefined)
  for await (const { id } of stub.client().exportTasks(7)) if (id === 2) break
  expect(stub.asked().at(-1)).toBe('DELETE /api/projects/7/exports/3')
})

it('deletes the snapshots of readers that were killed a day ago, and no other', async () => {
  const own = (id: number, created_at: string) => ({
    id,
    title: `label-studio-ml ${id}`,
    status: 'completed',
    created_at,
  })
  const kept = [own(6, '2026-01-09T12:30:00Z'), { ...own(7, '2025-01-01T00:00:00Z'), title: 'made by hand' }]
  const stub = await withSnapshots(1500, ({ method, path }) => {
    if (method === 'POST') return { json: own(3, '2026-01-10T12:00:00Z') }
    const listed = [own(5, '2026-01-09T11:30:00Z'), ...kept, own(3, '2026-01-10T12:00:00Z')]
    return path.endsWith('/exports/') ? { json: listed } : undefined
  })
  expect(await Array.fromAsync(stub.client().exportTasks(7))).toHaveLength(1500)
  const deleted = stub.asked().filter((asked) => asked.startsWith('DELETE'))
  expect(deleted).toEqual(['DELETE /api/projects/7/exports/5', 'DELETE /api/projects/7/exports/3'])
})

it.each([10, 1500])('goes on where an export of %i tasks broke off, with each task once', async (count) => {
  let cuts = 0
  const stub = await withSnapshots(count, ({ path }) =>
    /download|export\?/.test(path) && cuts++ < 2 ? cutBefore(tasks(count), 3 + cuts) : undefined,
  )
  const read = await Array.fromAsync(stub.client().exportTasks(7))
  expect(read.map(({ id }) => id)).toEqual(tasks(count).map(({ id }) => id))
  expect(cuts).toBe(3)
})

it('throws when an export breaks off again and again', async () => {
  const stub = await withSnapshots(1500, ({ path }) =>
    path.includes('download') ? cutBefore(tasks(1500), 3) : undefined,
  )
  const seen: number[] = []
  const reading = (async () => {
    for await (const { id } of stub.client().exportTasks(7)) seen.push(id)
  })()
  await expect(reading).rejects.toMatchObject({ code: 'LABEL_STUDIO_UNREACHABLE' })
  expect(seen).toEqual([1, 2, 3])
})

it('throws when an export ends early without a word', async () => {
  const early = (to: ServerResponse) => to.end(JSON.stringify(tasks(10)).slice(0, -100))
  const stub = await withSnapshots(10, ({ path }) => (path.includes('/export?') ? early : undefined))
  await expect(Array.fromAsync(stub.client().exportTasks(7))).rejects.toThrow(
    /Expected a \] at the end of the answer to GET .*\/api\/projects\/7\/export, but it ends in item/,
  )
})

it('throws when a snapshot has fewer tasks than Label Studio counted', async () => {
  const stub = await withSnapshots(1500, ({ path }) => (path.includes('download') ? { json: tasks(1400) } : undefined))
  await expect(Array.fromAsync(stub.client().exportTasks(7))).rejects.toThrow(
    'Expected 1500 tasks in the export of project 7, as Label Studio counted, found 1400.',
  )
})

it.each([
  ['a proxy', { status: 504 }],
  ['the client', () => undefined],
])('finds a snapshot by its title when %s did not wait for it', async (_who, answer) => {
  let title: unknown
  const stub = await withSnapshots(1500, ({ method, path, body }) => {
    if (method === 'POST') {
      title = JSON.parse(body).title
      return answer
    }
    return path.endsWith('/exports/') ? { json: [{ id: 3, title, status: 'in_progress' }] } : undefined
  })
  expect(await Array.fromAsync(stub.client({ slowTimeoutMs: 300 }).exportTasks(7))).toHaveLength(1500)
  expect(stub.asked()).not.toContain('GET /api/projects/7/export')
})

it('takes the other way when one fails: no snapshots, or an export that is too slow', async () => {
  const failing = { json: { id: 3, status: 'failed' } }
  const withoutSnapshots = await withSnapshots(1500, ({ method }) => (method === 'POST' ? failing : undefined))
  expect(await Array.fromAsync(withoutSnapshots.client().exportTasks(7))).toHaveLength(1500)
  const withoutExport = await withSnapshots(10, ({ path }) => (path.includes('export?') ? { status: 500 } : undefined))
  expect(await Array.fromAsync(withoutExport.client().exportTasks(7))).toHaveLength(10)
})

it('writes no snapshot on a development server: nobody could save an annotation meanwhile', async () => {
  const server = { server: 'WSGIServer/0.2 CPython/3.11.7' }
  const [labeled, unlabeled] = [taskOf(1), { id: 2, data: {}, annotations: [] }]
  let isTooSlow = false
  const stub = await startStub(({ path }) => {
    if (path === '/api/projects/7/') return { json: project(1500), headers: server }
    if (path.includes('/api/tasks/')) return { json: { total: 2, tasks: [labeled, unlabeled] }, headers: server }
    return isTooSlow ? { status: 504, headers: server } : { json: [labeled], headers: server }
  })
  const client = stub.client()
  expect(await Array.fromAsync(client.exportTasks(7))).toMatchObject([{ id: 1, predictions: [] }])
  isTooSlow = true
  expect(await Array.fromAsync(client.exportTasks(7))).toMatchObject([{ id: 1, predictions: [] }])
  expect(stub.asked().at(-1)).toBe('GET /api/tasks/')
  expect(stub.asked().join()).not.toContain('exports')
})

it('asks for chosen tasks in parts that fit into an address', async () => {
  const stub = await startStub(({ path }) => {
    const ids = new URL(path, 'http://x').searchParams.getAll('ids[]')
    return { json: ids.map((id) => taskOf(Number(id))) }
  })
  const ids = tasks(450).map(({ id }) => id)
  const read = await Array.fromAsync(stub.client().exportTasks(7, { ids, all: true }))
  expect(read.map(({ id }) => id)).toEqual(ids)
  expect(stub.requests).toHaveLength(3)
})

it('says which item is not as Label Studio answers it', async () => {
  const stub = await withSnapshots(2, ({ path }) =>
    path.includes('export?') ? { json: [taskOf(1), { id: 2 }] } : undefined,
  )
  await expect(Array.fromAsync(stub.client().exportTasks(7))).rejects.toThrow(
    /Expected item 2 of the answer to GET .* data/s,
  )
})
