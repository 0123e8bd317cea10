import { expect, it } from 'vitest'
import { spansOfTags } from './tag-spans.ts'
import { tokenOffsets } from './token-offsets.ts'

const words = tokenOffsets('Ann Lee met 🐱 Bob Ray', ['Ann', 'Lee', 'met', '🐱', 'Bob', 'Ray'])
const ann = { start: 0, end: 7, label: 'PER' }

it.each([
  [
    'IOB2',
    ['B-PER', 'I-PER', 'O', 'O', 'B-PER', 'B-PER'],
    [ann, { start: 14, end: 17, label: 'PER' }, { start: 18, end: 21, label: 'PER' }],
  ],
  ['IOB1', ['I-PER', 'I-PER', 'O', 'O', 'O', 'O'], [ann]],
  [
    'BILOU',
    ['B-PER', 'L-PER', 'O', 'U-CAT', 'U-PER', 'U-PER'],
    [
      ann,
      { start: 12, end: 13, label: 'CAT' },
      { start: 14, end: 17, label: 'PER' },
      { start: 18, end: 21, label: 'PER' },
    ],
  ],
  ['BIOES', ['B-PER', 'E-PER', 'O', 'S-CAT', 'O', 'O'], [ann, { start: 12, end: 13, label: 'CAT' }]],
  ['bare labels', ['PER', 'PER', 'O', 'B cell-x', 'O', 'O'], [ann, { start: 12, end: 13, label: 'B cell-x' }]],
  [
    'labels that change without B-',
    ['I-PER', 'I-CAT', 'O', 'O', 'O', 'O'],
    [
      { start: 0, end: 3, label: 'PER' },
      { start: 4, end: 7, label: 'CAT' },
    ],
  ],
  ['fewer tags than tokens', ['B-PER', 'I-PER'], [ann]],
])('joins tags of %s', (_, tags, spans) => {
  expect(spansOfTags(words, tags)).toEqual(spans)
})

it('goes on over special tokens and the later pieces of a word', () => {
  const pieces = tokenOffsets('Playing ended', ['[CLS]', 'Play', '##ing', 'ended', '[SEP]'])
  expect(spansOfTags(pieces, ['O', 'B-ACT', null, 'O', 'O'])).toEqual([{ start: 0, end: 7, label: 'ACT' }])
  expect(spansOfTags(pieces, ['O', 'O', null, 'B-ACT', 'B-ACT'])).toEqual([{ start: 8, end: 13, label: 'ACT' }])
})

it('gives the mean score of the tokens', () => {
  const [span] = spansOfTags(words, ['B-PER', 'I-PER'], { scores: Float64Array.of(0.5, 1) })
  expect(span?.score).toBe(0.75)
})
