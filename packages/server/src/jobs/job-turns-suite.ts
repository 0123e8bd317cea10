import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RunJob } from './job-queue.ts'
import { never, newJob, type OpenJobQueue, TestedJobs } from './tested-jobs-suite.ts'

/** The part of the job queue's suite that is about whose turn it is. */
export function testJobTurns(createDriver: () => OpenJobQueue): void {
  let jobs: TestedJobs

  beforeEach(() => {
    jobs = new TestedJobs(createDriver())
  })
  afterEach(() => jobs.close())

  describe('the turns of jobs', () => {
    it('are one of a project at a time, and as many of others as may run', async () => {
      const running: string[] = []
      const run: RunJob = (job, context) => {
        running.push(job.project)
        return never(job, context)
      }
      const first = await jobs.queue.add(newJob('p'))
      void jobs.work(run, { concurrency: 2 })
      await expect.poll(() => jobs.stateOf(first), { interval: 5 }).toBe('started')
      for (const project of ['p', 'q', 'r']) await jobs.queue.add(newJob(project))
      await expect.poll(() => running, { interval: 5 }).toEqual(['p', 'q'])
      await jobs.queue.cancel(first.id, 'enough')
      await expect.poll(() => running, { interval: 5 }).toHaveLength(3)
      expect(await jobs.queue.list({ states: ['started'] })).toHaveLength(2)
    })

    it('are of one kind: a training and a bulk prediction of a project run side by side', async () => {
      const training = await jobs.queue.add(newJob('p'))
      const prediction = await jobs.queue.add(newJob('p', { kind: 'prediction' }))
      expect(prediction.id).not.toBe(training.id)
      void jobs.work(never)
      void jobs.work(never, {}, 'prediction')
      await expect.poll(() => jobs.queue.list({ states: ['started'] }), { interval: 5 }).toHaveLength(2)
      const next = await jobs.queue.add(newJob('p', { kind: 'prediction' }))
      expect(await jobs.stateOf(next)).toBe('queued')
      await jobs.queue.cancel(prediction.id, 'enough')
      await expect.poll(() => jobs.stateOf(next), { interval: 5 }).toBe('started')
      await jobs.queue.removeProject('p')
      expect(await jobs.queue.list({})).toEqual([])
    })
  })
}
