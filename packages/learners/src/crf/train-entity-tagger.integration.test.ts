import { describe, expect, test } from 'vitest'
import { citySentences } from './__fixtures__/city-sentences.ts'
import { entityScores } from './entity-metrics.ts'
import { encodeEntityTagger } from './entity-tagger-file.ts'
import { labelTokens, trainEntityTagger } from './train-entity-tagger.ts'
import { trainTokenTagger } from './train-token-tagger.ts'

const found = (text: string, entities: readonly { start: number; end: number; label: string }[]) =>
  entities.map(({ start, end, label }) => `${text.slice(start, end)}: ${label}`)

describe('a tagger trained on thirty sentences', async () => {
  const tagger = await trainEntityTagger({ texts: citySentences })

  test('knows them by heart', () => {
    const predicted = citySentences.map(({ text }) => tagger.tag(text).entities)
    const { f1 } = entityScores(
      citySentences.map(({ spans }) => spans),
      predicted,
    )
    expect(f1).toBeGreaterThan(0.95)
  })

  test('finds names it has not seen, with code-unit offsets', () => {
    const text = '😀 Mrs. Okafor flew from Lisbon to Quito.'
    const { entities } = tagger.tag(text)
    expect(found(text, entities)).toEqual(['Okafor: person', 'Lisbon: place', 'Quito: place'])
  })

  test('is surer of what it has seen than of what it has not', () => {
    const [known, unknown] = tagger.tag('She moved to Oslo, then to Quito.').entities
    expect(known!.probability).toBeGreaterThan(unknown!.probability)
    expect(known!.probability).toBeLessThanOrEqual(1)
  })

  test('a text without entities is more probable to have none', () => {
    const some = tagger.tag('Nora Lind lives in Bern.')
    const none = tagger.tag('The soup was salty.')
    expect(none.entities).toEqual([])
    expect(none.noEntityProbability).toBeGreaterThan(some.noEntityProbability)
  })

  test('an empty text has no entities, surely', () => {
    expect(tagger.tag(' \n')).toEqual({ entities: [], noEntityProbability: 1 })
  })

  test('tags tokens as it tags their text', () => {
    const words = ['Tom', 'Brandt', 'flew', 'to', 'Bern']
    expect(tagger.tagTokens(words).entities.map(({ start, end, label }) => [start, end, label])).toEqual([
      [0, 2, 'person'],
      [4, 5, 'place'],
    ])
  })
})

describe('training', () => {
  const texts = citySentences

  test('people who are divided about an entity halve its probability, those who agree leave it as it is', async () => {
    const text = 'Mr Quill met Ada.'
    const entity = { start: 3, end: 8, label: 'person' }
    const others = texts.slice(0, 12)
    const probability = async (...opinions: { spans: (typeof entity)[]; weight?: number }[]) => {
      const entries = [...others, ...opinions.map((opinion) => ({ text, ...opinion }))]
      const tagger = await trainEntityTagger({ texts: entries, decodingFolds: 0, epochs: 30 })
      return 1 - tagger.tag(text).noEntityProbability
    }
    const agreed = await probability({ spans: [entity] })
    const divided = await probability({ spans: [entity], weight: 0.5 }, { spans: [], weight: 0.5 })
    expect(agreed).toBeGreaterThan(0.85)
    expect(divided).toBeGreaterThan(0.3)
    expect(divided).toBeLessThan(0.7)
  })

  test('the same seed gives the same bytes, another seed others', async () => {
    const encode = async (seed: number) => encodeEntityTagger(await trainEntityTagger({ texts, seed }))
    const [first, same, other] = [await encode(7), await encode(7), await encode(8)]
    expect(same).toEqual(first)
    expect(other).not.toEqual(first)
  })

  test('reports progress that grows to 1', async () => {
    const fractions: number[] = []
    await trainEntityTagger({ texts, onProgress: (fraction) => fractions.push(fraction) })
    expect(fractions.length).toBeGreaterThan(10)
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b))
    expect(fractions.at(-1)).toBe(1)
  })

  test('stops with the reason of the signal', async () => {
    const controller = new AbortController()
    const reason = new Error('the user changed her mind')
    const training = trainEntityTagger({
      texts,
      signal: controller.signal,
      onProgress: (fraction) => fraction > 0.3 && controller.abort(reason),
    })
    await expect(training).rejects.toBe(reason)
  })

  test('leaves timers of the same thread running', async () => {
    let ticks = 0
    const timer = setInterval(() => ticks++, 1)
    await trainEntityTagger({ texts: Array.from({ length: 20 }, () => texts).flat() })
    clearInterval(timer)
    expect(ticks).toBeGreaterThan(3)
  })

  test('works without any entity and without any text', async () => {
    const plain = await trainEntityTagger({ texts: [{ text: 'Nothing here.', spans: [] }] })
    expect(plain.tag('Nothing here.')).toEqual({ entities: [], noEntityProbability: 1 })
    expect((await trainEntityTagger({ texts: [] })).labels).toEqual([])
  })

  test('refuses spans outside of their text', async () => {
    const bad = { text: 'Bern', spans: [{ start: 0, end: 5, label: 'place' }] }
    await expect(async () => trainEntityTagger({ texts: [bad] })).rejects.toThrow(/Text 0 has 4 code units.*\[0, 5\)/)
  })

  test('refuses overlapping token spans', async () => {
    const spans = [
      { start: 0, end: 2, label: 'a' },
      { start: 1, end: 2, label: 'b' },
    ]
    await expect(trainTokenTagger({ sentences: [{ words: ['x', 'y'], spans }] })).rejects.toThrow(
      /Sentence 0.*\[1, 2\)/,
    )
  })
})

describe('labelTokens', () => {
  test('splits the tokens that annotations cut', () => {
    const { words, spans } = labelTokens({ text: 'unBRCA1like', spans: [{ start: 2, end: 7, label: 'gene' }] }, 0)
    expect(words).toEqual(['un', 'BRCA1', 'like'])
    expect(spans).toEqual([{ start: 1, end: 2, label: 'gene' }])
  })

  test('leaves white space at the ends of a span out, and spans of nothing else', () => {
    const spans = [
      { start: 2, end: 8, label: 'place' },
      { start: 7, end: 8, label: 'place' },
    ]
    expect(labelTokens({ text: 'to Bern  now', spans: spans.slice(0, 1) }, 0).spans).toEqual([
      { start: 1, end: 2, label: 'place' },
    ])
    expect(labelTokens({ text: 'to Bern  now', spans: spans.slice(1) }, 0).spans).toEqual([])
  })

  test('of overlapping spans the longest counts', () => {
    const spans = [
      { start: 0, end: 3, label: 'word' },
      { start: 0, end: 8, label: 'place' },
    ]
    expect(labelTokens({ text: 'New York', spans }, 0).spans).toEqual([{ start: 0, end: 2, label: 'place' }])
  })
})
