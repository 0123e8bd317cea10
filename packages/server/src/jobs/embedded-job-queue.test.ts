import { beforeEach, describe, expect, it, vi } from 'vitest'
import { openSqliteDatabase } from '../storage/sqlite/database.ts'
import { createSqliteJobs } from '../storage/sqlite/jobs.ts'
import { EmbeddedJobQueue } from './embedded-job-queue.ts'
import type { JobTable } from './job-table.ts'
import { CutOff, newJob, TestedJobs } from './tested-jobs-suite.ts'

let table: JobTable
let jobs: TestedJobs
beforeEach(() => {
  table = createSqliteJobs(openSqliteDatabase(':memory:'))
  jobs = new TestedJobs(() => new EmbeddedJobQueue(table))
  return () => jobs.close()
})

/** The table cannot be written from now on. */
function fillTheDisk() {
  vi.spyOn(table, 'put').mockRejectedValue(new Error('the disk is full'))
}

describe('on a full disk', () => {
  it('a job that could not begin waits, and can be canceled', async () => {
    const job = await jobs.queue.add(newJob('p'))
    fillTheDisk()
    const run = vi.fn(async () => null)
    void jobs.work(run)
    await expect.poll(() => table.put).toHaveBeenCalled()
    expect(await jobs.queue.list({ states: ['started'] })).toEqual([])
    vi.restoreAllMocks()
    await jobs.queue.cancel(job.id, 'enough')
    expect(await jobs.stateOf(job)).toBe('canceled')
    expect(run).not.toHaveBeenCalled()
  })

  it('a job that was cut off waits', async () => {
    const job = await jobs.queue.add(newJob('p'))
    const run = vi.fn(async () => {
      fillTheDisk()
      throw new CutOff('killed')
    })
    void jobs.work(run)
    await expect.poll(() => run).toHaveBeenCalled()
    await expect.poll(() => jobs.stateOf(job)).toBe('queued')
    expect(await jobs.queue.list({ states: ['started'] })).toEqual([])
  })

  it('a job that has ended stays so for this process', async () => {
    const job = await jobs.queue.add(newJob('p'))
    void jobs.work(async () => fillTheDisk())
    expect((await jobs.ended(job)).state).toBe('finished')
  })

  it('what the last process left is not taken up', async () => {
    await jobs.queue.add(newJob('p'))
    jobs.crash()
    fillTheDisk()
    await expect(jobs.queue.ready()).rejects.toThrow('the disk is full')
  })
})
