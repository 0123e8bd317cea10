import { expect, test } from 'vitest'
import { chooseAnnotation } from './choose-annotation.ts'

interface Opinion {
  by?: number
  at?: number
  says: string
  skipped?: boolean
  truth?: boolean
}

function choose(...opinions: Opinion[]) {
  const annotations = opinions.map(({ by, at, says, skipped = false, truth = false }) => ({
    completed_by: by ?? null,
    updated_at: at === undefined ? null : `2026-01-01T00:00:0${at}Z`,
    result: [{ value: says }],
    was_cancelled: skipped,
    ground_truth: truth,
  }))
  return chooseAnnotation({ data: {}, annotations }, ({ result }) => String(result?.[0]?.value))?.result?.[0]?.value
}

test.each([
  [
    'the newest of one person',
    [
      { by: 1, at: 1, says: 'old' },
      { by: 1, at: 2, says: 'new' },
    ],
    'new',
  ],
  [
    'nothing of a person who skipped the task later',
    [
      { by: 1, at: 1, says: 'old' },
      { by: 1, at: 2, says: '', skipped: true },
    ],
    undefined,
  ],
  [
    'ground truth before any majority',
    [
      { by: 1, at: 1, says: 'true', truth: true },
      { by: 2, at: 2, says: 'no' },
      { by: 3, at: 3, says: 'no' },
    ],
    'true',
  ],
  [
    'what most people say',
    [
      { by: 1, at: 1, says: 'a' },
      { by: 2, at: 2, says: 'a' },
      { by: 3, at: 3, says: 'b' },
    ],
    'a',
  ],
  [
    'the newest where as many say something else',
    [
      { by: 1, at: 1, says: 'a' },
      { by: 2, at: 2, says: 'b' },
    ],
    'b',
  ],
  ['the last one where nobody knows the times', [{ says: 'a' }, { says: 'b' }], 'b'],
  [
    'each unknown person',
    [
      { at: 1, says: 'a' },
      { at: 2, says: 'a' },
      { at: 3, says: 'b' },
    ],
    'a',
  ],
] as const)('counts %s', (_, opinions, expected) => {
  expect(choose(...opinions)).toBe(expected)
})
