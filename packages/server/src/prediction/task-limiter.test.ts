import { expect, it } from 'vitest'
import { createTaskLimiter } from './task-limiter.ts'

it('admits tasks up to the limit, and more when others are done', () => {
  const acquire = createTaskLimiter(3)
  const release = acquire(2)
  acquire(1)
  expect(() => acquire(1)).toThrow('3 tasks wait for predictions; 1 more would pass the limit of 3 (MAX_WAITING_TASKS)')
  release()
  expect(() => acquire(2)).not.toThrow()
})
