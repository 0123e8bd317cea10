import { expect, it } from 'vitest'
import { createTaskLimiter } from './task-limiter.ts'

const signal = new AbortController().signal

it('admits tasks up to the limit, and more when others are done', () => {
  const { acquire } = createTaskLimiter({ maxWaitingTasks: 3 })
  const release = acquire(2)
  acquire(1)
  expect(() => acquire(1)).toThrow('3 tasks wait for predictions; 1 more would pass the limit of 3 (MAX_WAITING_TASKS)')
  release()
  expect(() => acquire(2)).not.toThrow()
})

it('lets work that can wait begin when no request is under way', async () => {
  const { acquire, acquireLast } = createTaskLimiter({ maxWaitingTasks: 3 })
  const order: string[] = []
  const release = acquire(1)
  const last = acquireLast(2, signal).then(() => order.push('job'))
  await new Promise((resolve) => setTimeout(resolve, 60))
  order.push('request')
  release()
  await last
  expect(order).toEqual(['request', 'job'])
})

it('does not let it wait for ever, as long as there is room', async () => {
  const { acquire, acquireLast } = createTaskLimiter({ maxWaitingTasks: 3, patienceMs: 30 })
  acquire(1)
  const release = await acquireLast(2, signal)
  expect(() => acquire(1)).toThrow('3 tasks wait')
  release()
  expect(() => acquire(1)).not.toThrow()
})

it('ends the waiting with its signal', async () => {
  const { acquire, acquireLast } = createTaskLimiter({ maxWaitingTasks: 3 })
  acquire(1)
  const ending = new AbortController()
  const waiting = acquireLast(1, ending.signal)
  ending.abort(new Error('the server stops'))
  await expect(waiting).rejects.toThrow()
})
