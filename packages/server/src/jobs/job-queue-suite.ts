import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { JobCanceled, type JobContext, type JobRecord, maxLogLineLength, maxLogLines } from './job-queue.ts'
import { testJobStarts } from './job-start-suite.ts'
import { testJobTurns } from './job-turns-suite.ts'
import { CutOff, hourMs, never, newJob, type OpenJobQueue, TestedJobs } from './tested-jobs-suite.ts'

/** What every job queue must do. */
export function testJobQueueDriver(createDriver: () => OpenJobQueue): void {
  let jobs: TestedJobs

  beforeEach(() => {
    jobs = new TestedJobs(createDriver())
  })
  afterEach(async () => {
    vi.useRealTimers()
    await jobs.close()
  })

  describe('a job', () => {
    it('is given back as it was put in', async () => {
      const input = { trigger: '🐱', nested: [{ a: null }] }
      const runAt = new Date(Date.now() + hourMs)
      const added = await jobs.queue.add(newJob('p', { input, runAt }))
      expect(added).toMatchObject({ kind: 'training', project: 'p', input, runAt: runAt.toISOString() })
      expect(added).toMatchObject({
        state: 'queued',
        attempts: 0,
        progress: 0,
        endedAt: null,
        error: null,
        result: null,
      })
      expect(await jobs.queue.get(added.id)).toEqual({ ...added, log: [] })
      expect(await jobs.queue.list({})).toEqual([added])
      expect(await jobs.queue.get('another')).toBeUndefined()
    })

    it('runs when it is due, not before, and keeps what its run gives back', async () => {
      const later = await jobs.queue.add(newJob('later', { runAt: new Date(Date.now() + hourMs) }))
      const due = await jobs.queue.add(newJob('due'))
      const run = vi.fn(async () => ({ version: 'v1' }))
      void jobs.work(run)
      expect(await jobs.ended(due)).toMatchObject({
        state: 'finished',
        attempts: 1,
        progress: 1,
        error: null,
        result: { version: 'v1' },
      })
      expect(run).toHaveBeenCalledOnce()
      expect(await jobs.stateOf(later)).toBe('queued')
    })

    it('runs in time though somebody sets the clock back while it waits', async () => {
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + hourMs })
      const job = await jobs.queue.add(newJob('p', { runAt: new Date(Date.now() + 50) }))
      vi.setSystemTime(Date.now() - hourMs)
      await jobs.queue.add(newJob('p', { runAt: new Date(job.runAt) }))
      void jobs.work(async () => null)
      expect((await jobs.ended(job)).state).toBe('finished')
    })

    it('runs after a restart though it was added by a clock that was ahead', async () => {
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + hourMs })
      const job = await jobs.queue.add(newJob('p', { runAt: new Date(Date.now() + 50) }))
      vi.setSystemTime(Date.now() - hourMs)
      await jobs.queue.close()
      jobs.crash()
      void jobs.work(async () => null)
      expect((await jobs.ended(job)).state).toBe('finished')
    })

    it('takes the input and the time of the next one while it waits', async () => {
      const first = await jobs.queue.add(newJob('p', { runAt: new Date(Date.now() + hourMs) }))
      const second = await jobs.queue.add(newJob('p', { input: { trigger: 'second' } }))
      const other = await jobs.queue.add(newJob('q'))
      expect(second).toMatchObject({ id: first.id, input: { trigger: 'second' } })
      expect(other.id).not.toBe(first.id)
      const run = vi.fn(async () => null)
      void jobs.work(run)
      await jobs.ended(first)
      expect(run).toHaveBeenCalledWith(expect.objectContaining({ input: { trigger: 'second' } }), expect.anything())
      expect(await jobs.queue.list({ project: 'p' })).toHaveLength(1)
    })

    it('shows its progress and its log, in records that do not change later', async () => {
      const job = await jobs.queue.add(newJob('p'))
      let context: JobContext | undefined
      void jobs.work((_job, given) => {
        context = given
        return never(_job, given)
      })
      await expect.poll(() => jobs.stateOf(job), { interval: 5 }).toBe('started')
      const before = (await jobs.queue.get(job.id))!
      context!.progress(0.5)
      context!.log('half')
      expect(before).toMatchObject({ progress: 0, log: [] })
      expect(await jobs.queue.get(job.id)).toMatchObject({ progress: 0.5, log: [{ message: 'half' }] })
      expect(await jobs.queue.list({ states: ['started'] })).toMatchObject([{ progress: 0.5 }])
    })

    it('does not change after its end, whatever its run still says', async () => {
      const job = await jobs.queue.add(newJob('p'))
      let context: JobContext | undefined
      void jobs.work(async (_job, given) => {
        context = given
      })
      const before = await jobs.ended(job)
      context!.progress(0.5)
      context!.log('late')
      expect(await jobs.queue.get(job.id)).toEqual(before)
      expect(await jobs.queue.list({ states: ['started'] })).toEqual([])
    })

    it('keeps the newest lines of its log after its end, each up to a length', async () => {
      const job = await jobs.queue.add(newJob('p'))
      void jobs.work(async (_job, { log }) => {
        for (let line = 0; line < maxLogLines + 10; line++) log(`${line} `.padEnd(maxLogLineLength + 10, '.'))
      })
      const { log } = await jobs.ended(job)
      expect(log).toHaveLength(maxLogLines)
      expect(log[0]?.message).toMatch(/^10 /)
      expect(log.at(-1)?.message).toHaveLength(maxLogLineLength)
    })
  })

  describe('a job that does not end well', () => {
    it('fails with the message of what its run throws, and is not begun again', async () => {
      const job = await jobs.queue.add(newJob('p'))
      const run = vi.fn(() => Promise.reject(new Error('no model from these')))
      void jobs.work(run)
      expect(await jobs.ended(job)).toMatchObject({ state: 'failed', error: 'no model from these', attempts: 1 })
      expect(run).toHaveBeenCalledOnce()
    })

    it('is begun again when it was cut off, until the last attempt fails it', async () => {
      const job = await jobs.queue.add(newJob('p'))
      const attempts: [number, boolean][] = []
      void jobs.work(async ({ attempts: number }, { isLastAttempt }) => {
        attempts.push([number, isLastAttempt])
        throw new CutOff('killed')
      })
      expect(await jobs.ended(job)).toMatchObject({ state: 'failed', error: 'killed', attempts: 3 })
      expect(attempts).toEqual([
        [1, false],
        [2, false],
        [3, true],
      ])
    })

    it('gives way to another of its project that waits when it was cut off', async () => {
      const job = await jobs.queue.add(newJob('p'))
      let another: JobRecord | undefined
      void jobs.work(async ({ id }) => {
        if (id !== job.id) return null
        another = await jobs.queue.add(newJob('p'))
        throw new CutOff('killed')
      })
      expect(await jobs.ended(job)).toMatchObject({ state: 'canceled', error: `job ${another?.id} takes its place` })
      expect((await jobs.ended(another!)).state).toBe('finished')
    })

    it('is stopped when it takes longer than it may', async () => {
      const job = await jobs.queue.add(newJob('p'))
      void jobs.work(never, { limits: { attempts: 3, minutes: 0.0005 } })
      expect(await jobs.ended(job)).toMatchObject({
        state: 'failed',
        error: 'the job took longer than 0.0005 minutes',
        attempts: 1,
      })
    })

    it('is canceled by a run that finds nothing to do', async () => {
      const job = await jobs.queue.add(newJob('p'))
      void jobs.work(() => Promise.reject(new JobCanceled('nothing new')))
      expect(await jobs.ended(job)).toMatchObject({ state: 'canceled', error: 'nothing new' })
    })
  })

  describe('a cancellation', () => {
    it('ends a job that waits', async () => {
      const job = await jobs.queue.add(newJob('p'))
      await jobs.queue.cancel(job.id, 'not needed')
      const run = vi.fn(async () => null)
      void jobs.work(run)
      await jobs.ended(await jobs.queue.add(newJob('q')))
      expect(await jobs.queue.get(job.id)).toMatchObject({ state: 'canceled', error: 'not needed' })
      expect(run).toHaveBeenCalledOnce()
    })

    it('stops a job that runs, and waits until nothing of it goes on', async () => {
      const job = await jobs.queue.add(newJob('p'))
      let isOver = false
      void jobs.work(async (given, context) => {
        await never(given, context).catch(() => {})
        await new Promise((resolve) => setTimeout(resolve, 20))
        isOver = true
        throw context.signal.reason
      })
      await expect.poll(() => jobs.stateOf(job), { interval: 5 }).toBe('started')
      await jobs.queue.cancel(job.id, 'not needed')
      expect(isOver).toBe(true)
      expect(await jobs.queue.get(job.id)).toMatchObject({ state: 'canceled', error: 'not needed' })
    })

    it('changes nothing of a job that has ended, or that nobody knows', async () => {
      const job = await jobs.queue.add(newJob('p'))
      void jobs.work(async () => null)
      const before = await jobs.ended(job)
      await jobs.queue.cancel(job.id, 'too late')
      await jobs.queue.cancel('another', 'not there')
      expect(await jobs.queue.get(job.id)).toEqual(before)
    })
  })

  testJobStarts(createDriver)
  testJobTurns(createDriver)
}
