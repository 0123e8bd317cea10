import { expect, test } from 'vitest'
import { citySentences } from './__fixtures__/city-sentences.ts'
import { CORE_TOKENS } from './chain-windows.ts'
import { trainEntityTagger } from './train-entity-tagger.ts'

const tagger = await trainEntityTagger({ texts: citySentences })
const REPEATS = 40

/** All sentences in a row, many times over. */
const longText = citySentences
  .map(({ text }) => text)
  .join(' ')
  .concat(' ')
  .repeat(REPEATS)

test('long texts are tagged alike wherever the windows are cut', () => {
  expect(longText.split(' ').length).toBeGreaterThan(10 * CORE_TOKENS)
  const entities = tagger.tag(longText).entities
  for (const shift of ['so ', 'so so so ', 'so '.repeat(CORE_TOKENS / 2)]) {
    const shifted = tagger.tag(shift + longText).entities
    const moved = shifted.map(({ start, end, label }) => [start - shift.length, end - shift.length, label])
    expect(moved.slice(1)).toEqual(entities.map(({ start, end, label }) => [start, end, label]).slice(1))
    shifted.slice(1).forEach(({ probability }, i) => {
      expect(probability).toBeCloseTo(entities[i + 1]!.probability, 6)
    })
  }
})

test('an entity across the edge of a window is found whole', () => {
  for (let padding = CORE_TOKENS - 12; padding < CORE_TOKENS + 4; padding++) {
    const text = `${'so '.repeat(padding)}Yesterday Tom Brandt flew from Lisbon to New York. ${'it '.repeat(200)}`
    const found = tagger.tag(text).entities.map(({ start, end }) => text.slice(start, end))
    expect(found).toEqual(['Tom Brandt', 'Lisbon', 'New York'])
  }
})

test('the probability of no entity multiplies over windows', () => {
  const sentence = 'The soup was too salty. '
  const once = Math.log(tagger.tag(sentence.repeat(20)).noEntityProbability)
  const twice = Math.log(tagger.tag(sentence.repeat(40)).noEntityProbability)
  const often = Math.log(tagger.tag(sentence.repeat(400)).noEntityProbability)
  expect(often).toBeCloseTo(once + 19 * (twice - once), 4)
})

test('a text of two hundred thousand tokens is tagged to its end', () => {
  const text = longText.repeat(20)
  expect(tagger.tag(text).entities.length).toBeGreaterThan(citySentences.length * REPEATS * 20)
})
