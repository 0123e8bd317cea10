import { describe, expect, test } from 'vitest'
import { decodeMultiLabelClassifier, encodeMultiLabelClassifier } from './multi-label-codec.ts'
import { type MultiLabelOptions, trainMultiLabelClassifier } from './train-multi-label-classifier.ts'
import { trainTextClassifier } from './train-text-classifier.ts'

const words = { red: ['rose', 'wine', 'brick'], blue: ['sky', 'sea', 'ink'] }

/** Texts of one colour, of both and of none in turn. */
function corpus(size: number): Pick<MultiLabelOptions, 'documents' | 'labels' | 'classes'> {
  const labels = Array.from({ length: size }, (_, row) => [['red'], ['blue'], ['red', 'blue'], []][row % 4]!)
  const documents = labels.map((ofText, row) => {
    const named = ofText.map((label) => words[label as keyof typeof words][row % 3])
    return [...named, `day${row % 11}`, `x${row}`].join(' ')
  })
  return { documents, labels, classes: ['red', 'blue', 'grey'] }
}

describe('trainMultiLabelClassifier', () => {
  test('decides about each label by itself, so that a text may have all of them, or none', async () => {
    const classifier = await trainMultiLabelClassifier(corpus(48))
    const rows = classifier.predictProbabilities(['a rose', 'the sky', 'wine at sea', 'day3'])
    const chosen = rows.map((row) => classifier.classes.filter((_, at) => row[at]! > 0.5))
    expect(chosen).toEqual([['red'], ['blue'], ['red', 'blue'], []])
  })

  test('gives the probabilities of one classifier a label', async () => {
    const { documents, labels, classes } = corpus(48)
    const settings = { documents, calibrationFolds: 0 }
    const alone = await trainTextClassifier({
      ...settings,
      labels: labels.map((ofText) => (ofText.includes('red') ? 'yes' : 'no')),
    })
    const together = await trainMultiLabelClassifier({ ...settings, labels, classes })
    const texts = ['a rose', 'the sky', 'brick ink']
    const expected = alone.predictProbabilities(texts).map((row) => row[1]!)
    together.predictProbabilities(texts).forEach((row, at) => {
      expect(row[0]).toBeCloseTo(expected[at]!, 3)
    })
  })

  test('gives labels that no text has, or every text, the probability of Laplace’s rule', async () => {
    const { documents } = corpus(18)
    const labels = documents.map(() => ['always'])
    const classifier = await trainMultiLabelClassifier({ documents, labels, classes: ['never', 'always'] })
    const [row] = classifier.predictProbabilities(['anything'])
    expect(row![0]).toBeCloseTo(1 / 20, 6)
    expect(row![1]).toBeCloseTo(19 / 20, 6)
  })

  test('takes documents of one text for opinions about it', async () => {
    const { documents, labels, classes } = corpus(24)
    const thrice = <Item>(items: readonly Item[]) => [...items, ...items, ...items]
    const once = await trainMultiLabelClassifier({ documents, labels, classes })
    const weights = thrice(documents).map(() => 1 / 3)
    const often = await trainMultiLabelClassifier({
      documents: thrice(documents),
      labels: thrice(labels),
      classes,
      weights,
    })
    expect(often.predictProbabilities(['a rose'])[0]![0]).toBeCloseTo(once.predictProbabilities(['a rose'])[0]![0]!, 4)
    const divided = await trainMultiLabelClassifier({
      documents: [...documents, ...documents],
      labels: [...documents.map(() => ['red']), ...documents.map(() => [])],
      classes: ['red'],
    })
    expect(divided.predictProbabilities([documents[0]!])[0]![0]).toBeCloseTo(0.5, 6)
  })

  test('reports progress that never falls, and stops between two labels when aborted', async () => {
    const fractions: number[] = []
    await trainMultiLabelClassifier({ ...corpus(48), onProgress: (fraction) => void fractions.push(fraction) })
    expect(fractions).toEqual(fractions.toSorted((left, right) => left - right))
    expect(fractions.length).toBeGreaterThan(15)
    expect(fractions.at(-1)).toBe(1)
    const controller = new AbortController()
    const onProgress = (fraction: number) => {
      if (fraction > 0.2) controller.abort()
    }
    const training = trainMultiLabelClassifier({ ...corpus(48), signal: controller.signal, onProgress })
    await expect(training).rejects.toMatchObject({ name: 'AbortError' })
  })

  test('comes back from its file, and from no other', async () => {
    const classifier = await trainMultiLabelClassifier(corpus(48))
    const bytes = encodeMultiLabelClassifier(classifier)
    const texts = ['a rose', 'wine at sea', 'day3']
    expect(decodeMultiLabelClassifier(bytes).predictProbabilities(texts)).toEqual(
      classifier.predictProbabilities(texts),
    )
    expect(() => decodeMultiLabelClassifier(bytes.subarray(0, 100))).toThrow('are damaged')
    expect(() => decodeMultiLabelClassifier(bytes.with(7, 9))).toThrow('of format version 1, got 9')
    expect(() => decodeMultiLabelClassifier(new Uint8Array(3))).toThrow('which begin with LSTM')
  })
})
