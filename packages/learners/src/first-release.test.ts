import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { decodeEntityTagger } from './crf/entity-tagger-file.ts'
import { decodeMultiLabelClassifier } from './text-classifier/multi-label-codec.ts'
import { decodeTextClassifier } from './text-classifier/text-classifier-codec.ts'

/** Files that the first release wrote; the numbers expected below are its own answers. */
const written = (name: string) => readFileSync(join(import.meta.dirname, '__fixtures__', 'first-release', name))

test('an entity tagger of the first release answers as it did', () => {
  const { entities, noEntityProbability } = decodeEntityTagger(written('cities.crf')).tag('Ada Keller flew to Bern.')
  expect(entities).toEqual([
    { start: 0, end: 10, label: 'person', probability: expect.closeTo(0.9843710272514109, 10) },
    { start: 19, end: 23, label: 'place', probability: expect.closeTo(0.9256169309107043, 10) },
  ])
  expect(noEntityProbability).toBeCloseTo(0.00019896511113980694, 12)
})

test.each([
  ['choice.classifier', decodeTextClassifier, [0.662854732211301, 0.337145267788699]],
  ['choices.classifier', decodeMultiLabelClassifier, [0.662854732211301, 0.08771779990449972]],
])('%s of the first release answers as it did', (name, decode, probabilities) => {
  const [row] = decode(written(name)).predictProbabilities(['good plot'])
  expect(Array.from(row!)).toEqual(probabilities.map((probability) => expect.closeTo(probability, 10)))
})
