import { expect, test } from 'vitest'
import { measureExport } from './measure-export.ts'

test('100,000 annotations are read in a heap of 40 MB', { timeout: 120_000 }, async () => {
  const { annotations, memoryMB } = await measureExport(100_000, 40)
  expect(annotations).toBe(100_000)
  expect(memoryMB).toBeLessThan(300)
})
