import { expect, test } from 'vitest'
import { collectEntityPhrases, cutInBlocks, outOfBlockPhrases, phraseAttributes } from './entity-phrases.ts'

const paris = { words: ['New', 'York', 'and', 'Paris'], spans: [{ start: 0, end: 2, label: 'place' }] }
const rare = { words: ['Paris', 'or', 'Paris', 'or', 'paris'], spans: [{ start: 0, end: 1, label: 'place' }] }

test('marks the longest match, case-insensitive, and where in it a token is', () => {
  const gazetteer = collectEntityPhrases([paris])
  expect(phraseAttributes(gazetteer, ['in', 'NEW', 'YORK', 'new'])).toEqual([
    undefined,
    'gfirst|many|place|often',
    'glast|many|place|often',
    undefined,
  ])
})

test('distinguishes phrases that are rarely entities from those that mostly are', () => {
  expect(phraseAttributes(collectEntityPhrases([rare]), ['Paris'])).toEqual(['gfirst|one|place|rare'])
})

test('a text is matched against the entities of other blocks only', () => {
  const [first, second] = outOfBlockPhrases([paris, rare], cutInBlocks([paris, rare], 2), 2)
  expect([...first!.phrases.keys()]).toEqual(['paris'])
  expect([...second!.phrases.keys()]).toEqual(['new york'])
})

test('a group of texts lies in one block', () => {
  const texts = [0, 0, 1, 1, 1, undefined, 0].map((group) => ({ ...paris, ...(group !== undefined && { group }) }))
  expect([...cutInBlocks(texts, 3)]).toEqual([0, 0, 1, 1, 1, 2, 0])
})

test('opinions count by their weights', () => {
  const opinions = [
    { ...rare, words: ['Paris'], weight: 1 / 3 },
    { ...rare, words: ['Paris'], spans: [], weight: 2 / 3 },
  ]
  expect([...collectEntityPhrases(opinions).phrases.values()]).toEqual(['place|rare'])
})
