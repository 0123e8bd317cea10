import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { JobEvent, JobQueue, RunJob } from './job-queue.ts'
import { hourMs, never, newJob, type OpenJobQueue, TestedJobs } from './tested-jobs-suite.ts'

/** The part of the job queue's suite that is about starts, lists and events. */
export function testJobStarts(createDriver: () => OpenJobQueue): void {
  let jobs: TestedJobs

  beforeEach(() => {
    jobs = new TestedJobs(createDriver())
  })
  afterEach(async () => {
    vi.useRealTimers()
    await jobs.close()
  })

  describe('a start', () => {
    it('goes on with what waited', async () => {
      const job = await jobs.queue.add(newJob('p'))
      await jobs.queue.close()
      jobs.crash()
      void jobs.work(async () => null)
      expect((await jobs.ended(job)).attempts).toBe(1)
    })

    it('begins a job again that was stopped because the server stopped, which costs no attempt', async () => {
      const job = await jobs.queue.add(newJob('p'))
      const stopped = jobs.work(never)
      await expect.poll(() => jobs.stateOf(job), { interval: 5 }).toBe('started')
      await jobs.queue.close()
      await stopped
      expect(await jobs.queue.get(job.id)).toMatchObject({ state: 'queued', attempts: 0 })
      jobs.crash()
      void jobs.work(async () => null)
      expect(await jobs.ended(job)).toMatchObject({ state: 'finished', attempts: 1 })
    })

    it('begins a job again that a crash cut off, and gives it up after as many crashes as it may have', async () => {
      const job = await jobs.queue.add(newJob('p'))
      for (let attempts = 1; attempts <= 3; attempts++) {
        void jobs.work(() => new Promise(() => {}))
        await expect.poll(async () => (await jobs.queue.get(job.id))?.attempts, { interval: 5 }).toBe(attempts)
        expect(await jobs.stateOf(job)).toBe('started')
        jobs.crash()
      }
      const run = vi.fn(async () => null)
      void jobs.work(run)
      expect(await jobs.ended(job)).toMatchObject({
        state: 'failed',
        error: expect.stringContaining('after 3 attempts'),
      })
      expect(run).not.toHaveBeenCalled()
    })

    it('takes one job where a crash left two of a project', async () => {
      const first = await jobs.queue.add(newJob('p'))
      void jobs.work(() => new Promise(() => {}))
      await expect.poll(() => jobs.stateOf(first), { interval: 5 }).toBe('started')
      const second = await jobs.queue.add(newJob('p'))
      jobs.crash()
      void jobs.work(async () => null)
      const [kept, other] = [await jobs.ended(first), await jobs.ended(second)]
      expect([kept.state, other.state].sort()).toEqual(['canceled', 'finished'])
    })
  })

  describe('a list', () => {
    it('has the jobs that a filter asks for, oldest first', async () => {
      const [first, second] = [await jobs.queue.add(newJob('p')), await jobs.queue.add(newJob('q'))]
      void jobs.work(async ({ project }) => {
        if (project === 'q') throw new Error('broken')
      })
      await Promise.all([first, second].map(jobs.ended))
      const third = await jobs.queue.add(newJob('p', { runAt: new Date(Date.now() + hourMs) }))
      const ids = async (filter: Parameters<JobQueue['list']>[0]) => (await jobs.queue.list(filter)).map(({ id }) => id)
      expect(await ids({})).toEqual([first.id, second.id, third.id])
      expect(await ids({ kind: 'training', project: 'p' })).toEqual([first.id, third.id])
      expect(await ids({ states: ['failed', 'queued'] })).toEqual([second.id, third.id])
      expect(await ids({ states: ['started'] })).toEqual([])
    })

    it('has of each project the job that ended last', async () => {
      const outcomes = [true, false, true]
      void jobs.work(async () => {
        if (!outcomes.shift()) throw new Error('broken')
      })
      for (const project of ['p', 'p', 'q']) {
        await jobs.ended(await jobs.queue.add(newJob(project)))
        await new Promise((resolve) => setTimeout(resolve, 2))
      }
      const last = await jobs.queue.list({ lastEnded: true })
      expect(last.map(({ project, state }) => [project, state])).toEqual([
        ['p', 'failed'],
        ['q', 'finished'],
      ])
      expect(await jobs.queue.list({ lastEnded: true, project: 'q' })).toHaveLength(1)
    })

    it('has no job that was added while its project was removed', async () => {
      const job = await jobs.queue.add(newJob('p'))
      const run = vi.fn(async (...[given, context]: Parameters<RunJob>) => {
        await never(given, context).catch(() => jobs.queue.add(newJob('p')))
        throw context.signal.reason
      })
      void jobs.work(run)
      await expect.poll(() => jobs.stateOf(job), { interval: 5 }).toBe('started')
      await jobs.queue.removeProject('p')
      expect(await jobs.queue.list({ project: 'p' })).toEqual([])
      expect(run).toHaveBeenCalledOnce()
    })

    it('has nothing of a project that was removed, and nothing of it runs', async () => {
      const job = await jobs.queue.add(newJob('p'))
      void jobs.work(never)
      await expect.poll(() => jobs.stateOf(job), { interval: 5 }).toBe('started')
      await jobs.queue.add(newJob('p'))
      await jobs.queue.add(newJob('q', { runAt: new Date(Date.now() + hourMs) }))
      await jobs.queue.removeProject('p')
      expect((await jobs.queue.list({})).map(({ project }) => project)).toEqual(['q'])
      expect(await jobs.queue.get(job.id)).toBeUndefined()
    })
  })

  it('reports what happens to a job to everybody who listens, in order, until they stop', async () => {
    const heard: JobEvent[][] = [[], []]
    const listening = heard.map(async (events) => {
      for await (const event of jobs.queue.events(jobs.stop.signal)) events.push(event)
    })
    const job = await jobs.queue.add(newJob('p'))
    const cause = new Error('broken')
    void jobs.work(async (_job, { progress, log }) => {
      progress(0.5)
      log('half')
      throw cause
    })
    await jobs.ended(job)
    jobs.stop.abort()
    await Promise.all(listening)
    for (const events of heard) {
      expect(events.map((event) => [event.type, event.job.state, event.job.progress])).toEqual([
        ['state', 'queued', 0],
        ['state', 'started', 0],
        ['progress', 'started', 0.5],
        ['log', 'started', 0],
        ['state', 'failed', 0],
      ])
      expect(events.at(-1)).toMatchObject({ cause })
    }
    expect((await jobs.queue.list({})).map(({ state }) => state)).toEqual(['failed'])
  })
}
