import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  JobCanceled,
  type JobContext,
  type JobEvent,
  type JobQueue,
  type JobRecord,
  maxLogLineLength,
  maxLogLines,
  type NewJob,
  type RunJob,
  type WorkOptions,
} from './job-queue.ts'

/** Opens the same jobs again each time: after `close` that is a restart, without it what a crash leaves. */
export type OpenJobQueue = () => JobQueue

class CutOff extends Error {}

const hourMs = 60 * 60 * 1000
const newJob = (project: string, rest: Partial<NewJob> = {}): NewJob => ({
  kind: 'training',
  project,
  input: { trigger: 'test' },
  runAt: new Date(),
  ...rest,
})
const never: RunJob = (_job, { signal }) =>
  new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)))

/** What every job queue must do. */
export function testJobQueueDriver(createDriver: () => OpenJobQueue): void {
  let open: OpenJobQueue
  let queue: JobQueue
  let stop: AbortController

  beforeEach(() => {
    open = createDriver()
    queue = open()
    stop = new AbortController()
  })
  afterEach(async () => {
    vi.useRealTimers()
    stop.abort()
    await queue.close()
  })

  const work = (run: RunJob, rest: Partial<WorkOptions> = {}): Promise<void> =>
    queue.work('training', run, {
      concurrency: 1,
      signal: stop.signal,
      limits: { attempts: 3, minutes: 1 },
      isWorthAnotherAttempt: (error) => error instanceof CutOff,
      ...rest,
    })
  const states = async () => (await queue.list({})).map(({ state }) => state)
  const stateOf = async ({ id }: JobRecord) => (await queue.get(id))?.state
  const ended = async ({ id }: JobRecord) => {
    await expect.poll(async () => (await queue.get(id))?.endedAt, { interval: 5 }).toBeTruthy()
    return (await queue.get(id))!
  }
  /** What a crash leaves: nothing is closed, and the next process begins. */
  const crash = () => {
    queue = open()
  }

  describe('a job', () => {
    it('is given back as it was put in', async () => {
      const input = { trigger: '🐱', nested: [{ a: null }] }
      const runAt = new Date(Date.now() + hourMs)
      const added = await queue.add(newJob('p', { input, runAt }))
      expect(added).toMatchObject({ kind: 'training', project: 'p', input, runAt: runAt.toISOString() })
      expect(added).toMatchObject({
        state: 'queued',
        attempts: 0,
        progress: 0,
        endedAt: null,
        error: null,
        result: null,
      })
      expect(await queue.get(added.id)).toEqual({ ...added, log: [] })
      expect(await queue.list({})).toEqual([added])
      expect(await queue.get('another')).toBeUndefined()
    })

    it('runs when it is due, not before, and keeps what its run gives back', async () => {
      const later = await queue.add(newJob('later', { runAt: new Date(Date.now() + hourMs) }))
      const due = await queue.add(newJob('due'))
      const run = vi.fn(async () => ({ version: 'v1' }))
      void work(run)
      expect(await ended(due)).toMatchObject({
        state: 'finished',
        attempts: 1,
        progress: 1,
        error: null,
        result: { version: 'v1' },
      })
      expect(run).toHaveBeenCalledOnce()
      expect(await stateOf(later)).toBe('queued')
    })

    it('runs in time though somebody sets the clock back while it waits', async () => {
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + hourMs })
      const job = await queue.add(newJob('p', { runAt: new Date(Date.now() + 50) }))
      vi.setSystemTime(Date.now() - hourMs)
      await queue.add(newJob('p', { runAt: new Date(job.runAt) }))
      void work(async () => null)
      expect((await ended(job)).state).toBe('finished')
    })

    it('runs after a restart though it was added by a clock that went before', async () => {
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + hourMs })
      const job = await queue.add(newJob('p', { runAt: new Date(Date.now() + 50) }))
      vi.setSystemTime(Date.now() - hourMs)
      await queue.close()
      crash()
      void work(async () => null)
      expect((await ended(job)).state).toBe('finished')
    })

    it('takes the input and the time of the next one while it waits', async () => {
      const first = await queue.add(newJob('p', { runAt: new Date(Date.now() + hourMs) }))
      const second = await queue.add(newJob('p', { input: { trigger: 'second' } }))
      const other = await queue.add(newJob('q'))
      expect(second).toMatchObject({ id: first.id, input: { trigger: 'second' } })
      expect(other.id).not.toBe(first.id)
      const run = vi.fn(async () => null)
      void work(run)
      await ended(first)
      expect(run).toHaveBeenCalledWith(expect.objectContaining({ input: { trigger: 'second' } }), expect.anything())
      expect(await queue.list({ project: 'p' })).toHaveLength(1)
    })

    it('tells how far it is and what it says, and does not change under the hands of a reader', async () => {
      const job = await queue.add(newJob('p'))
      let context: JobContext | undefined
      void work((_job, given) => {
        context = given
        return never(_job, given)
      })
      await expect.poll(() => stateOf(job), { interval: 5 }).toBe('started')
      const before = (await queue.get(job.id))!
      context!.progress(0.5)
      context!.log('half')
      expect(before).toMatchObject({ progress: 0, log: [] })
      expect(await queue.get(job.id)).toMatchObject({ progress: 0.5, log: [{ message: 'half' }] })
      expect(await queue.list({ states: ['started'] })).toMatchObject([{ progress: 0.5 }])
    })

    it('keeps the newest lines of its log after its end, each up to a length', async () => {
      const job = await queue.add(newJob('p'))
      void work(async (_job, { log }) => {
        for (let line = 0; line < maxLogLines + 10; line++) log(`${line} `.padEnd(maxLogLineLength + 10, '.'))
      })
      const { log } = await ended(job)
      expect(log).toHaveLength(maxLogLines)
      expect(log[0]?.message).toMatch(/^10 /)
      expect(log.at(-1)?.message).toHaveLength(maxLogLineLength)
    })
  })

  describe('the turns of jobs', () => {
    it('are one of a project at a time, and as many of others as may run', async () => {
      const running: string[] = []
      const run: RunJob = (job, context) => {
        running.push(job.project)
        return never(job, context)
      }
      const first = await queue.add(newJob('p'))
      void work(run, { concurrency: 2 })
      await expect.poll(() => stateOf(first), { interval: 5 }).toBe('started')
      for (const project of ['p', 'q', 'r']) await queue.add(newJob(project))
      await expect.poll(() => running, { interval: 5 }).toEqual(['p', 'q'])
      await queue.cancel(first.id, 'enough')
      await expect.poll(() => running, { interval: 5 }).toHaveLength(3)
      expect(await queue.list({ states: ['started'] })).toHaveLength(2)
    })
  })

  describe('a job that does not end well', () => {
    it('fails with the message of what its run throws, and is not begun again', async () => {
      const job = await queue.add(newJob('p'))
      const run = vi.fn(() => Promise.reject(new Error('no model from these')))
      void work(run)
      expect(await ended(job)).toMatchObject({ state: 'failed', error: 'no model from these', attempts: 1 })
      expect(run).toHaveBeenCalledOnce()
    })

    it('is begun again when it was cut off, until the last attempt fails it', async () => {
      const job = await queue.add(newJob('p'))
      const attempts: [number, boolean][] = []
      void work(async ({ attempts: number }, { isLastAttempt }) => {
        attempts.push([number, isLastAttempt])
        throw new CutOff('killed')
      })
      expect(await ended(job)).toMatchObject({ state: 'failed', error: 'killed', attempts: 3 })
      expect(attempts).toEqual([
        [1, false],
        [2, false],
        [3, true],
      ])
    })

    it('gives way to another of its project that waits when it was cut off', async () => {
      const job = await queue.add(newJob('p'))
      let another: JobRecord | undefined
      void work(async ({ id }) => {
        if (id !== job.id) return null
        another = await queue.add(newJob('p'))
        throw new CutOff('killed')
      })
      expect(await ended(job)).toMatchObject({ state: 'canceled', error: `job ${another?.id} takes its place` })
      expect((await ended(another!)).state).toBe('finished')
    })

    it('is stopped when it takes longer than it may', async () => {
      const job = await queue.add(newJob('p'))
      void work(never, { limits: { attempts: 3, minutes: 0.0005 } })
      expect(await ended(job)).toMatchObject({
        state: 'failed',
        error: 'the job took longer than 0.0005 minutes',
        attempts: 1,
      })
    })

    it('is canceled by a run that finds nothing to do', async () => {
      const job = await queue.add(newJob('p'))
      void work(() => Promise.reject(new JobCanceled('nothing new')))
      expect(await ended(job)).toMatchObject({ state: 'canceled', error: 'nothing new' })
    })
  })

  describe('a cancellation', () => {
    it('ends a job that waits', async () => {
      const job = await queue.add(newJob('p'))
      await queue.cancel(job.id, 'not needed')
      const run = vi.fn(async () => null)
      void work(run)
      await ended(await queue.add(newJob('q')))
      expect(await queue.get(job.id)).toMatchObject({ state: 'canceled', error: 'not needed' })
      expect(run).toHaveBeenCalledOnce()
    })

    it('stops a job that runs, and waits until nothing of it goes on', async () => {
      const job = await queue.add(newJob('p'))
      let isOver = false
      void work(async (given, context) => {
        await never(given, context).catch(() => {})
        await new Promise((resolve) => setTimeout(resolve, 20))
        isOver = true
        throw context.signal.reason
      })
      await expect.poll(() => stateOf(job), { interval: 5 }).toBe('started')
      await queue.cancel(job.id, 'not needed')
      expect(isOver).toBe(true)
      expect(await queue.get(job.id)).toMatchObject({ state: 'canceled', error: 'not needed' })
    })

    it('changes nothing of a job that has ended, or that nobody knows', async () => {
      const job = await queue.add(newJob('p'))
      void work(async () => null)
      const before = await ended(job)
      await queue.cancel(job.id, 'too late')
      await queue.cancel('another', 'not there')
      expect(await queue.get(job.id)).toEqual(before)
    })
  })

  describe('a start', () => {
    it('goes on with what waited', async () => {
      const job = await queue.add(newJob('p'))
      await queue.close()
      crash()
      void work(async () => null)
      expect((await ended(job)).attempts).toBe(1)
    })

    it('begins a job again that was stopped because the server stopped, which costs no attempt', async () => {
      const job = await queue.add(newJob('p'))
      const stopped = work(never)
      await expect.poll(() => stateOf(job), { interval: 5 }).toBe('started')
      await queue.close()
      await stopped
      expect(await queue.get(job.id)).toMatchObject({ state: 'queued', attempts: 0 })
      crash()
      void work(async () => null)
      expect(await ended(job)).toMatchObject({ state: 'finished', attempts: 1 })
    })

    it('begins a job again that a crash cut off, and gives it up after as many crashes as it may have', async () => {
      const job = await queue.add(newJob('p'))
      for (let attempts = 1; attempts <= 3; attempts++) {
        void work(() => new Promise(() => {}))
        await expect.poll(async () => (await queue.get(job.id))?.attempts, { interval: 5 }).toBe(attempts)
        expect(await stateOf(job)).toBe('started')
        crash()
      }
      const run = vi.fn(async () => null)
      void work(run)
      expect(await ended(job)).toMatchObject({ state: 'failed', error: expect.stringContaining('after 3 attempts') })
      expect(run).not.toHaveBeenCalled()
    })

    it('takes one job where a crash left two of a project', async () => {
      const first = await queue.add(newJob('p'))
      void work(() => new Promise(() => {}))
      await expect.poll(() => stateOf(first), { interval: 5 }).toBe('started')
      const second = await queue.add(newJob('p'))
      crash()
      void work(async () => null)
      const [kept, other] = [await ended(first), await ended(second)]
      expect([kept.state, other.state].sort()).toEqual(['canceled', 'finished'])
    })
  })

  describe('a list', () => {
    it('has the jobs that a filter asks for, oldest first', async () => {
      const [first, second] = [await queue.add(newJob('p')), await queue.add(newJob('q'))]
      void work(async ({ project }) => {
        if (project === 'q') throw new Error('broken')
      })
      await Promise.all([first, second].map(ended))
      const third = await queue.add(newJob('p', { runAt: new Date(Date.now() + hourMs) }))
      const ids = async (filter: Parameters<JobQueue['list']>[0]) => (await queue.list(filter)).map(({ id }) => id)
      expect(await ids({})).toEqual([first.id, second.id, third.id])
      expect(await ids({ kind: 'training', project: 'p' })).toEqual([first.id, third.id])
      expect(await ids({ states: ['failed', 'queued'] })).toEqual([second.id, third.id])
      expect(await ids({ states: ['started'] })).toEqual([])
    })

    it('has of each project the job that ended last', async () => {
      const outcomes = [true, false, true]
      void work(async () => {
        if (!outcomes.shift()) throw new Error('broken')
      })
      for (const project of ['p', 'p', 'q']) {
        await ended(await queue.add(newJob(project)))
        await new Promise((resolve) => setTimeout(resolve, 2))
      }
      const last = await queue.list({ lastEnded: true })
      expect(last.map(({ project, state }) => [project, state])).toEqual([
        ['p', 'failed'],
        ['q', 'finished'],
      ])
      expect(await queue.list({ lastEnded: true, project: 'q' })).toHaveLength(1)
    })

    it('has nothing of a project that was removed, and nothing of it runs', async () => {
      const job = await queue.add(newJob('p'))
      void work(never)
      await expect.poll(() => stateOf(job), { interval: 5 }).toBe('started')
      await queue.add(newJob('p'))
      await queue.add(newJob('q', { runAt: new Date(Date.now() + hourMs) }))
      await queue.removeProject('p')
      expect((await queue.list({})).map(({ project }) => project)).toEqual(['q'])
      expect(await queue.get(job.id)).toBeUndefined()
    })
  })

  it('tells everybody who listens what happens to a job, in order, until they stop', async () => {
    const heard: JobEvent[][] = [[], []]
    const listening = heard.map(async (events) => {
      for await (const event of queue.events(stop.signal)) events.push(event)
    })
    const job = await queue.add(newJob('p'))
    const cause = new Error('broken')
    void work(async (_job, { progress, log }) => {
      progress(0.5)
      log('half')
      throw cause
    })
    await ended(job)
    stop.abort()
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
    expect(await states()).toEqual(['failed'])
  })
}
