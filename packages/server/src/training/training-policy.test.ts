import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { JournalEntry } from '../annotations/journal-driver.ts'
import type { JobRecord } from '../jobs/job-queue.ts'
import { memoryUrl, openStorage } from '../storage/open-storage.ts'
import type { Storage } from '../storage/storage.ts'
import { TrainingPolicy, triggerOf } from './training-policy.ts'

const debounceMs = 1000
const graceMs = 5000
let storage: Storage
let policy: TrainingPolicy
let nowMs: number

beforeEach(() => {
  nowMs = 0
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs)
  vi.useFakeTimers({ toFake: ['Date'], now: 0 })
  storage = openStorage(memoryUrl)
  policy = new TrainingPolicy({ jobs: storage.jobs, journal: storage.journal, debounceMs, graceMs })
})
afterEach(async () => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  await storage.close()
})

function passMs(milliseconds: number): void {
  nowMs += milliseconds
  vi.setSystemTime(nowMs)
}

const entry: JournalEntry = {
  annotationId: '1',
  taskId: '1',
  taskData: {},
  annotator: null,
  wasCancelled: false,
  groundTruth: false,
  updatedAt: '2026-01-01T00:00:00.000000Z',
  result: [],
  source: 'webhook',
}
const waiting = () => storage.jobs.list({ states: ['queued'] })
const dueAtMs = async () => (await waiting()).map(({ runAt }) => Date.parse(runAt))
const triggers = async () => (await waiting()).map(triggerOf)
/** Ends what waits, as a training that ran does. */
const runAll = async () => {
  for (const { id } of await waiting()) await storage.jobs.cancel(id, 'ran')
}

it('waits before it reads the annotations, and answers triggers of one project with the job that waits', async () => {
  const first = await policy.request('p', 'START_TRAINING')
  passMs(600)
  expect(await policy.request('p', '/train')).toBe(first)
  expect(await policy.request('q', '/train')).not.toBe(first)
  expect(await dueAtMs()).toEqual([1000, 1600])
  expect(await triggers()).toEqual(['/train', '/train'])
})

it('asks for nothing when an annotation comes that a waiting training will read', async () => {
  await policy.request('p', 'START_TRAINING')
  passMs(500)
  await policy.annotationsChanged('p')
  expect(await dueAtMs()).toEqual([1000])
  expect(await triggers()).toEqual(['START_TRAINING'])
})

it('trains once more for annotations that come late, when they pause', async () => {
  await policy.request('p', 'START_TRAINING')
  await runAll()
  for (let times = 0; times < 3; times++) {
    passMs(900)
    await policy.annotationsChanged('p')
  }
  expect(await triggers()).toEqual(['late annotations'])
  expect(await dueAtMs()).toEqual([3 * 900 + debounceMs])
})

it('asks for nothing when annotations change without a trigger, or too long after it', async () => {
  await policy.annotationsChanged('p')
  await policy.request('p', 'START_TRAINING')
  await runAll()
  passMs(graceMs + 1)
  await policy.annotationsChanged('p')
  expect(await waiting()).toEqual([])
})

it('takes a waiting late training for its own when somebody asks for one', async () => {
  await policy.request('p', 'START_TRAINING')
  await runAll()
  passMs(500)
  await policy.annotationsChanged('p')
  passMs(500)
  await policy.request('p', 'START_TRAINING')
  expect(await triggers()).toEqual(['START_TRAINING'])
  expect(await dueAtMs()).toEqual([2000])
})

it('knows whether a training has learned late annotations since they asked for one', async () => {
  await policy.request('p', 'START_TRAINING')
  const [asked] = (await waiting()) as [JobRecord]
  await runAll()
  await policy.annotationsChanged('p')
  const [late] = (await waiting()) as [JobRecord]
  expect(await policy.hasNothingNew(late)).toBe(false)
  await storage.journal.record('p', [entry])
  policy.learned('p', await storage.journal.revision('p'))
  expect(await policy.hasNothingNew(late)).toBe(true)
  expect(await policy.hasNothingNew(asked)).toBe(false)
  await storage.journal.deleteTasks('p', ['1'])
  expect(await policy.hasNothingNew(late)).toBe(false)
})

it('cancels what a project has, names the jobs, and lets no late annotation bring one back', async () => {
  const id = await policy.request('p', 'START_TRAINING')
  const other = await policy.request('q', 'START_TRAINING')
  expect(await policy.cancel('p', 'not needed')).toEqual([id])
  await policy.annotationsChanged('p')
  expect((await waiting()).map((job) => job.id)).toEqual([other])
  expect(await policy.cancel('p', 'not needed')).toEqual([])
})
