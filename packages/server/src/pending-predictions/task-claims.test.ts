import { beforeEach, expect, it } from 'vitest'
import { createTaskClaims, type TaskClaims } from './task-claims.ts'

let nowMs: number
let claims: TaskClaims

beforeEach(() => {
  nowMs = 0
  claims = createTaskClaims(() => nowMs)
})

it('keeps a job from writing what Label Studio asks for, until it has stored the answer', () => {
  const { end } = claims.ask('p', [1, 2, 3])
  expect([...claims.write('p', [2, 3, 4]).granted]).toEqual([4])
  end([2])
  expect(claims.isAsked('p', 3)).toBe(false)
  nowMs = 9000
  expect(claims.isAsked('p', 2)).toBe(true)
  nowMs = 11_000
  expect(claims.isAsked('p', 2)).toBe(false)
  expect([...claims.write('p', [1, 2, 3]).granted]).toEqual([1, 2, 3])
})

it('waits longer for a longer answer', () => {
  const tasks = Array.from({ length: 1000 }, (_, index) => index)
  claims.ask('p', tasks).end(tasks)
  nowMs = 100_000
  expect(claims.isAsked('p', 7)).toBe(true)
  nowMs = 111_000
  expect(claims.isAsked('p', 7)).toBe(false)
})

it('names what a job writes, and what it wrote a moment ago', () => {
  const { release } = claims.write('p', [1, 2])
  expect([...claims.ask('p', [2, 3]).written]).toEqual([2])
  release()
  nowMs = 4000
  expect([...claims.ask('p', [2, 3]).written]).toEqual([2])
  nowMs = 6000
  expect([...claims.ask('p', [2, 3]).written]).toEqual([])
})

it('keeps projects apart', () => {
  claims.ask('p', [1])
  claims.write('p', [2])
  expect([...claims.write('q', [1]).granted]).toEqual([1])
  expect([...claims.ask('q', [2]).written]).toEqual([])
})
