import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createTaskClaims, type TaskClaims } from './task-claims.ts'

let claims: TaskClaims

beforeEach(() => {
  vi.useFakeTimers()
  claims = createTaskClaims()
})
afterEach(() => void vi.useRealTimers())

it('keeps a job from writing what Label Studio asks for, until it has stored the answer', () => {
  const { end } = claims.ask('p', [1, 2, 3])
  expect([...claims.write('p', [2, 3, 4]).granted]).toEqual([4])
  end([2])
  expect(claims.isAsked('p', 3)).toBe(false)
  vi.advanceTimersByTime(9000)
  expect(claims.isAsked('p', 2)).toBe(true)
  vi.advanceTimersByTime(2000)
  expect(claims.isAsked('p', 2)).toBe(false)
  expect([...claims.write('p', [1, 2, 3]).granted]).toEqual([1, 2, 3])
})

it('waits longer for a longer answer', () => {
  const tasks = Array.from({ length: 1000 }, (_, index) => index)
  claims.ask('p', tasks).end(tasks)
  vi.advanceTimersByTime(100_000)
  expect(claims.isAsked('p', 7)).toBe(true)
  vi.advanceTimersByTime(11_000)
  expect(claims.isAsked('p', 7)).toBe(false)
})

it('names what a job writes, and what it wrote a moment ago', () => {
  const { release } = claims.write('p', [1, 2])
  expect([...claims.ask('p', [2, 3]).written]).toEqual([2])
  release()
  vi.advanceTimersByTime(4000)
  expect([...claims.ask('p', [2, 3]).written]).toEqual([2])
  vi.advanceTimersByTime(2000)
  expect([...claims.ask('p', [2, 3]).written]).toEqual([])
})

it('keeps a job from a task until the last of those who ask for it has its answer', () => {
  const first = claims.ask('p', [1, 1])
  const second = claims.ask('p', [1])
  first.end([])
  expect(claims.isAsked('p', 1)).toBe(true)
  second.end([1])
  claims.ask('p', [1]).end([1])
  vi.advanceTimersByTime(10_000)
  expect(claims.isAsked('p', 1)).toBe(true)
  vi.advanceTimersByTime(1000)
  expect(claims.isAsked('p', 1)).toBe(false)
})

it('forgets tasks when their time is over, though nobody looks', () => {
  claims.ask('p', [1, 2]).end([1])
  claims.write('p', [3]).release()
  vi.runAllTimers()
  expect(vi.getTimerCount()).toBe(0)
  expect(claims.isAsked('p', 1)).toBe(false)
  expect([...claims.ask('p', [3]).written]).toEqual([])
})

it('keeps projects apart', () => {
  claims.ask('p', [1])
  claims.write('p', [2])
  expect([...claims.write('q', [1]).granted]).toEqual([1])
  expect([...claims.ask('q', [2]).written]).toEqual([])
})
