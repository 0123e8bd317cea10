import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeTextClassifier, encodeTextClassifier } from './text-classifier-codec.ts'
import { trainTextClassifier } from './train-text-classifier.ts'

const documents = ['good film 😍', 'bad film', 'fine actors', 'dull, bad plot', 'Großartig', '很好', 'meh', 'so so']
const labels = ['+', '-', '+', '-', '+', '+', '0', '0']
const classifier = await trainTextClassifier({ documents, labels })
const bytes = encodeTextClassifier(classifier)

describe('encodeTextClassifier and decodeTextClassifier', () => {
  test('give back the very same predictions', () => {
    const decoded = decodeTextClassifier(bytes)
    expect(decoded.classes).toEqual(classifier.classes)
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (texts) => {
        const asked = [...documents, ...texts]
        expect(decoded.predictProbabilities(asked)).toEqual(classifier.predictProbabilities(asked))
      }),
    )
  })

  test('give back classifiers of any labels and texts', async () => {
    const text = fc.string({ unit: 'binary' })
    const rows = fc.array(fc.record({ document: text, label: fc.constantFrom('a', 'b', 'ü "') }), {
      minLength: 1,
      maxLength: 6,
    })
    const check = fc.asyncProperty(rows, text, async (examples, asked) => {
      const trained = await trainTextClassifier({
        documents: examples.map((example) => example.document),
        labels: examples.map((example) => example.label),
      })
      const decoded = decodeTextClassifier(encodeTextClassifier(trained))
      expect(decoded.predictProbabilities([asked])).toEqual(trained.predictProbabilities([asked]))
    })
    await fc.assert(check, { numRuns: 50 })
  })

  test('reject every changed byte and every cut', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (position, change) => {
        const damaged = bytes.slice()
        damaged[position]! ^= change
        expect(() => decodeTextClassifier(damaged)).toThrow(/text classifier/)
        expect(() => decodeTextClassifier(bytes.subarray(0, position))).toThrow(/text classifier/)
      }),
    )
  })

  test('say what is wrong', () => {
    expect(() => decodeTextClassifier(new Uint8Array(3))).toThrow('got 3 bytes that do not')
    const later = bytes.slice()
    later[7] = 9
    expect(() => decodeTextClassifier(later)).toThrow('format version 1, got 9')
    expect(() => decodeTextClassifier(bytes.subarray(0, 40))).toThrow('damaged')
  })
})
