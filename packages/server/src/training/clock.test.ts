import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { projectPayload, startBackend } from '../__fixtures__/start-backend.ts'
import { openSqliteDatabase } from '../storage/sqlite/database.ts'
import { createSqliteJobs } from '../storage/sqlite/jobs.ts'

const project = '7.1767225600'
const hourMs = 60 * 60 * 1000
let backend: Awaited<ReturnType<typeof startBackend>>
afterEach(async () => {
  vi.useRealTimers()
  await backend.stop()
})

const startTraining = async () =>
  (await backend.post('/webhook', { action: 'START_TRAINING', project: projectPayload(project) })).json().job as string

it('trains though the clock was set back while the job waited', async () => {
  backend = await startBackend({ debounceMs: 300 })
  await backend.annotate(project, 1, 'good film', 'Positive')
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + hourMs })
  const job = await startTraining()
  vi.setSystemTime(Date.now() - hourMs)
  await vi.waitFor(async () => expect((await backend.finished(job)).job_status).toBe('finished'), 20_000)
})

it('trains after a restart though the job was made by a clock that went before', async () => {
  backend = await startBackend({ debounceMs: 20_000 })
  await backend.annotate(project, 1, 'good film', 'Positive')
  const id = await startTraining()
  const database = openSqliteDatabase(join(backend.folder, 'backend.sqlite'))
  const jobs = createSqliteJobs(database)
  await jobs.put({ ...(await jobs.get(id))!, createdAt: new Date(Date.now() + hourMs).toISOString() })
  database.close()
  await backend.restart({ debounceMs: 30 })
  expect((await backend.finished(id)).job_status).toBe('finished')
})
