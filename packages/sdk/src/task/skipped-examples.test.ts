import { expect, it } from 'vitest'
import { createSkippedExamples } from './skipped-examples.ts'

it('counts by reason and names the first five tasks', () => {
  const skipped = createSkippedExamples()
  for (let task = 1; task <= 7; task++) skipped.skip('no text', task)
  skipped.skip('unknown label', 3, 2)
  skipped.skip('unknown label', 3)
  expect(skipped.lines()).toEqual([
    'skipped 7 × no text (tasks 1, 2, 3, 4, 5, …)',
    'skipped 3 × unknown label (task 3)',
  ])
})
