import { setTimeout } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createSeededRandom } from '../seeded-random.ts'
import { cleanText } from './text-features.ts'
import { type TextClassifierOptions, trainTextClassifier } from './train-text-classifier.ts'

const topics = {
  sport: ['goal', 'team', 'match', 'player', 'league', 'score'],
  food: ['soup', 'bread', 'cheese', 'salad', 'dinner', 'cook'],
  code: ['bug', 'merge', 'type', 'compile', 'branch', 'release'],
}

/** Short texts of three words on a topic and one that could be about any. */
function corpus(size: number): Pick<TextClassifierOptions, 'documents' | 'labels'> {
  const names = Object.keys(topics) as (keyof typeof topics)[]
  const labels = Array.from({ length: size }, (_, row) => names[row % 3]!)
  const documents = labels.map((label, row) => {
    const words = topics[label]
    const turn = Math.floor(row / 3)
    return `${words[turn % 6]} ${words[(turn * 5 + 2) % 6]} ${words[(turn + 3) % 6]} day${row % 11}`
  })
  return { documents, labels }
}

function top(classes: readonly string[], probabilities: Float64Array): string {
  return classes[probabilities.indexOf(Math.max(...probabilities))]!
}

describe('trainTextClassifier', () => {
  test('learns to distinguish topics, with classes in alphabetical order', async () => {
    const classifier = await trainTextClassifier(corpus(60))
    expect(classifier.classes).toEqual(['code', 'food', 'sport'])
    const rows = classifier.predictProbabilities(['a compile bug', 'hot soup', 'The TEAM!'])
    expect(rows.map((row) => top(classifier.classes, row))).toEqual(['code', 'food', 'sport'])
  })

  test('gives the same classifier for the same seed', async () => {
    const [first, second] = await Promise.all([1, 2].map(() => trainTextClassifier({ ...corpus(40), seed: 3 })))
    expect(first!.predictProbabilities(['soup'])).toEqual(second!.predictProbabilities(['soup']))
  })

  test('learns from two documents', async () => {
    const classifier = await trainTextClassifier({ documents: ['win cash', 'see you'], labels: ['spam', 'ham'] })
    expect(classifier.fitted.temperature).toBe(1)
    expect(top(classifier.classes, classifier.predictProbabilities(['cash'])[0]!)).toBe('spam')
  })

  test('gives smoothed constants when only one class has documents', async () => {
    const classifier = await trainTextClassifier({ documents: ['a b', 'c'], labels: ['x', 'x'], classes: ['y', 'x'] })
    expect([...classifier.predictProbabilities(['a b'])[0]!]).toEqual([0.25, 0.75])
  })

  test('gives equal constants without documents', async () => {
    const classifier = await trainTextClassifier({ documents: [], labels: [], classes: ['a', 'b'] })
    expect([...classifier.predictProbabilities(['any'])[0]!]).toEqual([0.5, 0.5])
  })

  test('gives a class without documents a small probability', async () => {
    const classes = ['code', 'food', 'law', 'sport']
    const [row] = (await trainTextClassifier({ ...corpus(60), classes })).predictProbabilities(['soup and bread'])
    expect(row![2]).toBeCloseTo(1 / 64, 9)
    expect(top(classes, row!)).toBe('food')
  })

  test('calibrates although one class has a single document', async () => {
    const { documents, labels } = corpus(30)
    const classifier = await trainTextClassifier({ documents: [...documents, 'ruling'], labels: [...labels, 'law'] })
    expect(classifier.fitted.temperature).not.toBe(1)
    expect(classifier.predictProbabilities(['soup'])[0]).toHaveLength(4)
  })

  test('leaves out documents of weight 0', async () => {
    const { documents, labels } = corpus(30)
    const without = await trainTextClassifier({ documents, labels, classes: ['code', 'food', 'sport'] })
    const withNoise = await trainTextClassifier({
      documents: [...documents, 'soup'],
      labels: [...labels, 'code'],
      weights: [...labels.map(() => 1), 0],
    })
    expect(withNoise.predictProbabilities(['soup'])).toEqual(without.predictProbabilities(['soup']))
  })

  test('is as sure of random labels whether each text comes once or several times, by one person or by more', async () => {
    const random = createSeededRandom(7)
    const draw = () => Array.from({ length: 8 }, () => `w${Math.floor(random() * 300)}`).join(' ')
    const documents = Array.from({ length: 120 }, draw)
    const labels = documents.map(() => (random() < 0.5 ? 'a' : 'b'))
    const unseen = Array.from({ length: 100 }, draw)
    const meanScore = async (copies: number, weight: number) => {
      const many = <Item>(items: readonly Item[]) => Array.from({ length: copies }, () => items).flat()
      const weights = many(documents).map(() => weight)
      const classifier = await trainTextClassifier({ documents: many(documents), labels: many(labels), weights })
      const scores = classifier.predictProbabilities(unseen).map((row) => Math.max(...row))
      return scores.reduce((sum, score) => sum + score, 0) / scores.length
    }
    const once = await meanScore(1, 1)
    expect(once).toBeLessThan(0.65)
    expect(await meanScore(3, 1 / 3)).toBeCloseTo(once, 6)
    expect(await meanScore(5, 1)).toBeLessThan(0.65)
  })

  test('takes documents of one text with several classes for shares of it', async () => {
    const { documents, labels } = corpus(30)
    const divided = [...labels.map(() => 'yes'), ...labels.map(() => 'no')]
    const classifier = await trainTextClassifier({ documents: [...documents, ...documents], labels: divided })
    for (const row of classifier.predictProbabilities(documents)) expect(row[0]).toBeCloseTo(0.5, 6)
    const thirds = { labels: ['yes', 'yes', 'no', 'no'], weights: [1, 1, 1, 3] }
    const [row] = (
      await trainTextClassifier({ documents: ['a b', ' a b', 'a b', 'c d'], ...thirds, C: 1e6 })
    ).predictProbabilities(['a b'])
    expect(row![1]).toBeCloseTo(2 / 3, 2)
  })

  test('reads the beginning of a very long text, in training too', async () => {
    const tail = ' bread'.repeat(200_000)
    const { documents, labels } = corpus(30)
    const start = 'goal team '.repeat(20_000)
    const classifier = await trainTextClassifier({
      documents: [...documents, start + tail],
      labels: [...labels, 'sport'],
    })
    const [long, short] = classifier.predictProbabilities([start + tail, start])
    expect(long).toEqual(short)
  })

  test('raises a rare class by balanced weights or its own', async () => {
    const { documents, labels } = corpus(60)
    const rare = {
      documents: documents.filter((_, row) => row % 3 < 2 || row < 9),
      labels: labels.filter((_, row) => row % 3 < 2 || row < 9),
    }
    const [plain, balanced, given] = await Promise.all(
      [undefined, 'balanced' as const, { code: 9 }].map((classWeights) =>
        trainTextClassifier({ ...rare, ...(classWeights && { classWeights }) }),
      ),
    )
    const ofCode = plain!.predictProbabilities(['something else'])[0]![0]!
    expect(balanced!.predictProbabilities(['something else'])[0]![0]).toBeGreaterThan(ofCode)
    expect(given!.predictProbabilities(['something else'])[0]![0]).toBeGreaterThan(ofCode)
  })

  test('reads emoji and scripts without spaces', async () => {
    const documents = ['😍😍', '很好吃', 'вкусно', '😡', '不好吃', 'невкусно']
    const labels = ['good', 'good', 'good', 'bad', 'bad', 'bad']
    const classifier = await trainTextClassifier({ documents, labels })
    const rows = classifier.predictProbabilities(['😍', '😡', '真的很好'])
    expect(rows.map((row) => top(classifier.classes, row))).toEqual(['good', 'bad', 'good'])
  })

  test('reports progress that never falls and ends at 1', async () => {
    const fractions: number[] = []
    await trainTextClassifier({ ...corpus(60), onProgress: (fraction) => fractions.push(fraction) })
    expect(fractions).toEqual(fractions.toSorted((left, right) => left - right))
    expect(fractions.at(-1)).toBe(1)
  })

  test('rejects with an AbortError and lets timers run meanwhile', async () => {
    const controller = new AbortController()
    const training = trainTextClassifier({ ...corpus(30_000), signal: controller.signal })
    const aborting = setTimeout(1).then(() => controller.abort())
    await expect(training).rejects.toMatchObject({ name: 'AbortError' })
    await aborting
  })

  test('says what does not belong together', async () => {
    await expect(trainTextClassifier({ documents: ['a'], labels: [] })).rejects.toThrow(
      'labels expected one for each of 1',
    )
    const twice = trainTextClassifier({ documents: [], labels: [], classes: ['x', 'x'] })
    await expect(twice).rejects.toThrow('classes expected each name once, got ["x","x"]')
    const unknown = trainTextClassifier({ documents: ['a'], labels: ['z'], classes: ['x', 'y'] })
    await expect(unknown).rejects.toThrow('labels[0] expected one of the classes "x", "y", got "z"')
  })

  test('gives probabilities that sum to 1 for any text', async () => {
    const classifier = await trainTextClassifier({ ...corpus(60), classes: ['code', 'food', 'law', 'sport'] })
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
        for (const row of classifier.predictProbabilities(['', ...texts])) {
          expect(row.reduce((sum, probability) => sum + probability, 0)).toBeCloseTo(1, 9)
          expect(Math.min(...row)).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })
})

describe('cleanText', () => {
  test('replaces tags, not comparisons', () => {
    expect(cleanText('Bad.<br /><br/>Very <b class="x">bad</b> <3 if a<5')).toBe('Bad.  Very  bad  <3 if a<5')
  })

  test('composes letters with their marks', () => {
    expect(cleanText('cafe\u0301')).toBe('caf\u00e9')
  })
})
