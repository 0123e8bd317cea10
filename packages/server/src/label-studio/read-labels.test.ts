import { setTimeout as delay } from 'node:timers/promises'
import { createLabelStudioClient, type LabelStudioClient } from '@label-studio-ml/sdk/label-studio'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type StubLabelStudio, startStubLabelStudio } from '../__fixtures__/stub-label-studio.ts'
import type { ReadTask } from '../annotations/reading-driver.ts'
import { memoryUrl, openStorage } from '../storage/open-storage.ts'
import type { Storage } from '../storage/storage.ts'
import { readLabels } from './read-labels.ts'

let labelStudio: StubLabelStudio
let client: LabelStudioClient
let storage: Storage

beforeEach(async () => {
  labelStudio = await startStubLabelStudio()
  client = createLabelStudioClient({ url: labelStudio.url, apiKey: 'TOKEN', retries: 0 })
  storage = openStorage(memoryUrl)
})
afterEach(async () => {
  await client.close()
  await labelStudio.stop()
  await storage.close()
})

const choice = (label: string) => ({ result: [{ value: { choices: [label] } }] })
const put = (id: number, ...labels: string[]) =>
  labelStudio.put(
    id,
    { text: `text ${id}` },
    labels.map((label, index) => ({ id: id * 10 + index, completed_by: index, ...choice(label) })),
  )
const read = async (signal = new AbortController().signal) => {
  await delay(3)
  labelStudio.asked.length = 0
  const { project } = labelStudio
  return readLabels({ client, project, id: 7, readings: storage.readings, signal })
}
const learned = async () =>
  (await Array.fromAsync(storage.journal.dataset(labelStudio.project))).map(({ task, annotation }) => [
    task.id,
    (annotation.result?.[0]?.value as { choices: string[] } | undefined)?.choices[0],
  ])
const exports = () => labelStudio.asked.filter((path) => path.endsWith('/export')).length

describe('reading labels', () => {
  it('reads all the first time, then nothing when nothing changed', async () => {
    for (const id of [1, 2, 3]) put(id, 'A')
    put(4)
    expect(await read()).toEqual({ added: 3, changed: 0, deleted: 0, extent: 'all' })
    expect(await read()).toEqual({ added: 0, changed: 0, deleted: 0, extent: 'changed' })
    expect(await learned()).toEqual([
      [1, 'A'],
      [2, 'A'],
      [3, 'A'],
    ])
  })

  it('reads what was made, relabeled, skipped and deleted since, and only that', async () => {
    for (let id = 1; id <= 300; id++) put(id, 'A')
    await read()
    put(1, 'B')
    put(2)
    put(3, 'A', 'C')
    labelStudio.put(4, { text: 'text 4' }, [
      { id: 40, ...choice('A') },
      { id: 41, was_cancelled: true, completed_by: 0 },
    ])
    put(301, 'D')
    expect(await read()).toEqual({ added: 3, changed: 3, deleted: 1, extent: 'changed' })
    expect(exports()).toBe(1)
    expect((await learned()).filter(([, label]) => label !== 'A')).toEqual([
      [1, 'B'],
      [3, 'C'],
      [301, 'D'],
    ])
    expect(await learned()).toHaveLength(301)
  })

  it('finds out by the number of annotations that a task is gone, and reads all', async () => {
    for (const id of [1, 2, 3]) put(id, 'A')
    await read()
    labelStudio.remove(2)
    expect(await read()).toEqual({ added: 0, changed: 0, deleted: 1, extent: 'all' })
    expect((await learned()).map(([id]) => id)).toEqual([1, 3])
    expect(await read()).toMatchObject({ extent: 'changed' })
  })

  it('finds that out too when as many were made as are gone', async () => {
    for (const id of [1, 2, 3]) put(id, 'A')
    await read()
    labelStudio.remove(2)
    put(4, 'B')
    expect(await read()).toEqual({ added: 1, changed: 0, deleted: 1, extent: 'all' })
    expect((await learned()).map(([id]) => id)).toEqual([1, 3, 4])
  })

  it('reads all when too much changed to be asked for task by task', async () => {
    put(1, 'A')
    await read()
    for (let id = 2; id <= 1500; id++) put(id)
    for (let id = 2; id <= 3; id++) put(id, 'B')
    expect(await read()).toMatchObject({ added: 2, extent: 'changed' })
  })

  it('is whole after one that broke off, which deleted nothing', async () => {
    put(1, 'A')
    put(2, 'A')
    await read()
    labelStudio.remove(1)
    for (let id = 3; id <= 300; id++) put(id, 'B')
    const half = JSON.stringify(
      Array.from({ length: 250 }, (_, index) => ({
        id: 3 + index,
        data: { text: 'x' },
        annotations: [{ id: (3 + index) * 10, ...choice('B'), updated_at: '2026-02-01T00:00:00Z' }],
      })),
    )
    labelStudio.breakExports((to) => to.writeHead(200, { 'content-type': 'application/json' }).end(half.slice(0, -1)))
    await expect(read()).rejects.toThrow('Expected')
    expect((await learned()).map(([id]) => id)).toContain(1)
    labelStudio.breakExports(undefined)
    expect(await read()).toMatchObject({ deleted: 1, extent: 'all' })
    expect(await learned()).toHaveLength(299)
  })

  it('does not empty the journal when an export is empty though the project is not', async () => {
    put(1, 'A')
    await read()
    await storage.journal.replaceAll(labelStudio.project, [])
    await storage.journal.record(labelStudio.project, [])
    labelStudio.breakExports((to) => to.writeHead(200, { 'content-type': 'application/json' }).end('[]'))
    await expect(read()).rejects.toThrow('exported no task of project 7, which has 1 annotations')
  })

  it('holds few tasks at once when they are large', async () => {
    for (let id = 1; id <= 12; id++) labelStudio.put(id, { text: 'x'.repeat(1_000_000) }, [{ id, ...choice('A') }])
    const written: number[] = []
    const begin = async (project: string) => {
      const reading = await storage.readings.begin(project)
      const write = (tasks: Iterable<ReadTask>) => {
        written.push([...tasks].length)
        return reading.write(tasks)
      }
      return { ...reading, write }
    }
    const { signal } = new AbortController()
    const { project } = labelStudio
    await readLabels({ client, project, id: 7, readings: { ...storage.readings, begin }, signal })
    expect(written).toEqual([4, 4, 4])
  })

  it('stops when it is told to', async () => {
    put(1, 'A')
    labelStudio.breakExports(() => {})
    await expect(read(AbortSignal.timeout(50))).rejects.toThrow()
  })
})
