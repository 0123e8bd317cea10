import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addHeader } from '../binary/model-file.ts'
import { citySentences } from './__fixtures__/city-sentences.ts'
import { decodeEntityTagger, encodeEntityTagger } from './entity-tagger-file.ts'
import { trainEntityTagger } from './train-entity-tagger.ts'

const tagger = await trainEntityTagger({ texts: citySentences })
const file = encodeEntityTagger(tagger)

test('a decoded tagger answers exactly as the encoded one', () => {
  const decoded = decodeEntityTagger(file)
  expect(decoded.labels).toEqual(['person', 'place'])
  for (const { text } of citySentences) expect(decoded.tag(text)).toEqual(tagger.tag(text))
  expect(decoded.tag('Mrs. Okafor left Quito')).toEqual(tagger.tag('Mrs. Okafor left Quito'))
  expect(encodeEntityTagger(decoded)).toEqual(file)
})

test('keeps labels and words of any characters', async () => {
  const text = '\ud83dx 東京 "y"\n'
  const odd = await trainEntityTagger({ texts: [{ text, spans: [{ start: 3, end: 5, label: 'städte "|\n' }] }] })
  expect(decodeEntityTagger(encodeEntityTagger(odd)).tag(text)).toEqual(odd.tag(text))
})

test('any changed byte is an error', () => {
  fc.assert(
    fc.property(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const damaged = file.slice()
      damaged[at]! ^= change
      expect(() => decodeEntityTagger(damaged)).toThrow(/entity tagger file/i)
    }),
    { numRuns: 200 },
  )
})

test('any cut is an error', () => {
  fc.assert(
    fc.property(fc.nat(file.length - 1), (length) => {
      expect(() => decodeEntityTagger(file.subarray(0, length))).toThrow(/entity tagger file/i)
    }),
  )
})

test('says what it got instead of a tagger', () => {
  const zip = new TextEncoder().encode('PK and so on, not a tagger')
  expect(() => decodeEntityTagger(zip)).toThrow('which begin with LSET, got 26 bytes that do not')
})

test('names the version it cannot read', () => {
  const newer = file.slice()
  newer[7] = 9
  expect(() => decodeEntityTagger(newer)).toThrow('Expected an entity tagger file of format version 1, got 9')
})

test('bytes with a right checksum but wrong content are an error, not a tagger', () => {
  const forged = addHeader({ magic: 'LSET', version: 1, name: 'forged' }, Uint8Array.of(0))
  expect(() => decodeEntityTagger(forged)).toThrow(/damaged: /)
})
