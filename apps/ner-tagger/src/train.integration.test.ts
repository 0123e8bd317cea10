import { decodeEntityTagger, decodeGazetteer, entityScores, type LabeledText } from '@label-studio-ml/learners'
import { expect, test } from 'vitest'
import { newspaperSentences, otherSentences } from './__fixtures__/newspaper-sentences.ts'
import { findEntities, taggerFinder } from './find-entities.ts'
import { trainHead } from './train.ts'

const { signal } = new AbortController()

const train = (texts: readonly LabeledText[], stop = signal) => trainHead(texts, { signal: stop, onProgress: () => {} })

async function f1Of(bytes: Uint8Array, texts: readonly LabeledText[]): Promise<number> {
  const find = taggerFinder(decodeEntityTagger(bytes))
  const found = await Promise.all(texts.map(({ text }) => findEntities(find, text, signal)))
  return entityScores(
    texts.map(({ spans }) => spans),
    found.map(({ entities }) => entities),
  ).f1
}

test('from few texts the annotated words are learned', async () => {
  const { bytes, report } = await train(newspaperSentences.slice(0, 5))
  const labels = { LOC: 4, ORG: 4, PER: 4 }
  expect(report).toEqual({ learner: 'phrases', examples: 5, entities: 12, labels })
  expect(decodeGazetteer(bytes).get('Omar Haddad')?.label).toBe('PER')
})

test('from ten texts with entities on names are found that nobody annotated', async () => {
  const { bytes, report } = await train(newspaperSentences)
  expect(report).toMatchObject({ learner: 'crf', examples: 14, entities: 36 })
  expect(await f1Of(bytes, otherSentences)).toBeGreaterThan(0.6)
})

test('reports its progress and stops when cancelled', async () => {
  const fractions: number[] = []
  await trainHead(newspaperSentences, { signal, onProgress: (fraction) => fractions.push(fraction) })
  expect(fractions.at(-1)).toBe(1)
  await expect(train(newspaperSentences, AbortSignal.abort(new Error('cancelled')))).rejects.toThrow('cancelled')
})

test('annotations that cut words, nest or overlap are learned', async () => {
  const texts = newspaperSentences.map(({ text, spans }) => ({
    text,
    spans: spans.flatMap((span) => [span, { ...span, start: span.start + 1 }, { ...span, end: span.end - 2 }]),
  }))
  expect((await train(texts)).report).toMatchObject({ learner: 'crf', entities: 108 })
})

test('a long text is tagged in pieces with offsets of the whole', async () => {
  const { bytes } = await train(newspaperSentences)
  const text = `${newspaperSentences.map((sentence) => sentence.text).join(' ')}\r\n`.repeat(40)
  const { entities } = await findEntities(taggerFinder(decodeEntityTagger(bytes)), text, signal)
  expect(text.length).toBeGreaterThan(16_000)
  const names = entities.filter(({ start, end }) => text.slice(start, end) === 'Alice Novak')
  expect(names.length).toBeGreaterThanOrEqual(70)
})
