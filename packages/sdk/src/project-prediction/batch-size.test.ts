import { expect, it } from 'vitest'
import { createBatchSize } from './batch-size.ts'

it('is as large as it may be for a fast model, and small for a slow one', () => {
  const size = createBatchSize(500)
  expect(size.current()).toBe(100)
  size.note(100, 40)
  expect(size.current()).toBe(500)
  size.note(500, 20_000)
  expect(size.current()).toBe(125)
  size.note(125, 600_000)
  expect(size.current()).toBe(16)
  size.note(0, 0)
  expect(size.current()).toBe(16)
})

it('is never larger than what was asked for', () => {
  const size = createBatchSize(10)
  expect(size.current()).toBe(10)
  size.note(10, 1)
  expect(size.current()).toBe(10)
  size.note(10, 60_000)
  expect(size.current()).toBe(10)
})
