import { expect, test } from 'vitest'
import { waitUntil } from './wait-until.ts'

test('gives what was seen once it is there', async () => {
  let looks = 0
  expect(await waitUntil('three looks', () => ++looks >= 3 && `look ${looks}`, { everyMs: 1 })).toBe('look 3')
})

test('an error counts as not yet, and is quoted when time is over', async () => {
  const look = () => {
    throw new Error('nobody answers')
  }
  await expect(waitUntil('it answers', look, { deadlineMs: 5, everyMs: 1 })).rejects.toThrow(
    /until it answers; last seen: nobody answers/,
  )
})
