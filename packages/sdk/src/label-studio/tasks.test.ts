import { expect, it } from 'vitest'
import { type StubRequest, startStub } from './testing/stub-label-studio.ts'

interface Query {
  filters?: { items: { filter: string; value: number }[] }
  selectedItems?: { included: number[] }
}

/** Lists tasks as Label Studio does; `ids` may change between two pages. */
function listing(ids: () => number[]) {
  const answer = ({ path }: StubRequest) => {
    const asked = new URL(path, 'http://x').searchParams
    const { filters, selectedItems } = JSON.parse(asked.get('query') ?? '{}') as Query
    const after = filters?.items.find(({ filter }) => filter === 'filter:tasks:id')?.value ?? -1
    const found = ids().filter((id) => id > after && (selectedItems?.included.includes(id) ?? true))
    const tasks = found.slice(0, Number(asked.get('page_size'))).map((id) => ({ id, data: { text: String(id) } }))
    return { json: { total: found.length, tasks } }
  }
  return startStub(answer)
}

const idsOf = async (tasks: AsyncIterable<{ id: number }>) => (await Array.fromAsync(tasks)).map(({ id }) => id)

it('reads page after page, and asks for no page past the end', async () => {
  const stub = await listing(() => [3, 5, 8, 9, 11, 12])
  expect(await idsOf(stub.client().tasks.list(1, { pageSize: 3 }))).toEqual([3, 5, 8, 9, 11, 12])
  expect(stub.requests).toHaveLength(2)
  const query = new URL(stub.requests[0]!.path, 'http://x').searchParams
  expect(query.get('resolve_uri')).toBe('false')
})

it('misses no task when others are deleted between two pages', async () => {
  const ids = [1, 2, 3, 4, 5, 6]
  const stub = await listing(() => ids)
  const read: number[] = []
  for await (const { id } of stub.client().tasks.list(1, { pageSize: 3 })) {
    read.push(id)
    if (id === 3) ids.splice(0, 3)
  }
  expect(read).toEqual([1, 2, 3, 4, 5, 6])
})

it('reads chosen tasks only, in parts that fit into an address', async () => {
  const stub = await listing(() => Array.from({ length: 500 }, (_, id) => id))
  const ids = Array.from({ length: 250 }, (_, index) => 2 * index)
  expect(await idsOf(stub.client().tasks.list(1, { ids: [...ids, 0] }))).toEqual(ids)
  expect(stub.requests).toHaveLength(2)
  expect(stub.requests.every(({ path }) => path.length < 4000)).toBe(true)
})

it('throws when Label Studio does not list by id', async () => {
  const stub = await startStub(() => ({ json: { total: 9, tasks: [{ id: 3, data: {} }] } }))
  await expect(idsOf(stub.client().tasks.list(1))).rejects.toThrow(
    'Expected the tasks after 3 in the order of their ids, found 3: this Label Studio does not filter /api/tasks/ by id.',
  )
})

it('reads an empty project', async () => {
  const stub = await listing(() => [])
  expect(await idsOf(stub.client().tasks.list(1))).toEqual([])
  expect(await stub.client().tasks.count(1)).toBe(0)
})

it('waits for an import that Label Studio does beside the request, as Enterprise does', async () => {
  const jobs = [{ status: 'in_progress' }, { status: 'completed' }]
  const stub = await startStub(({ method }) =>
    method === 'POST' ? { status: 201, json: { import: 5 } } : { json: { id: 5, task_count: 2, ...jobs.shift() } },
  )
  expect(await stub.client().tasks.import(1, [{ data: {} }, { data: {} }])).toBe(2)
  expect(stub.asked().at(-1)).toBe('GET /api/projects/1/imports/5/')
})

it('throws when such an import fails', async () => {
  const stub = await startStub(({ method }) =>
    method === 'POST'
      ? { json: { import: 5 } }
      : { json: { id: 5, status: 'failed', error: 'no text', task_count: 0 } },
  )
  await expect(stub.client().tasks.import(1, [{ data: {} }])).rejects.toThrow('could not finish import 5: no text.')
})

it('lists the versions of predictions when they are asked for, unless Label Studio had to cut the list', async () => {
  const task = (id: number, versions: string, count: number) => {
    return { id, data: {}, predictions_model_versions: versions, total_predictions: count }
  }
  const tasks = [task(1, 'v1,v2', 3), task(2, '', 0), task(3, 'v1, v2', 2), task(4, 'v'.repeat(500), 90)]
  const stub = await startStub(() => ({ json: { total: 4, total_predictions: 95, tasks } }))
  const client = stub.client()
  const found = await Array.fromAsync(client.tasks.list(1, { fields: 'versions' }))
  expect(found.map(({ predictionVersions }) => predictionVersions)).toEqual([['v1', 'v2'], [], ['v1', 'v2'], undefined])
  expect(found.map(({ predictionCount }) => predictionCount)).toEqual([3, 0, 2, 90])
  expect(await client.tasks.totals(1, [1, 2, 3, 4])).toEqual({ tasks: 4, predictions: 95 })
})
