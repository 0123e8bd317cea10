import { readFileSync } from 'node:fs'
import { startTestBackend, type TestBackend } from '@label-studio-ml/server/testing'
import { afterEach, expect, it } from 'vitest'
import { TextClassifier } from './model.ts'

interface Review {
  text: string
  sentiment: 'Positive' | 'Negative'
}

const labelConfig = readFileSync(new URL('../label-config.xml', import.meta.url), 'utf8')

let backend: TestBackend
afterEach(() => backend.stop())

it('predicts a quarter of the reviews better after a training on the others', async () => {
  const reviews = sampleReviews()
  backend = await startTestBackend(TextClassifier, { entry: new URL('./main.ts', import.meta.url), labelConfig })
  const rest = reviews.filter((_, index) => index % 8 > 5)
  const untrained = await backend.setUp()
  const before = await predictAll(rest)
  expect(before.versions).toEqual([untrained])

  for (const [id, { text, sentiment }] of reviews.entries()) {
    const value = { choices: [sentiment] }
    const result = [{ from_name: 'sentiment', to_name: 'text', type: 'choices', value }]
    if (id % 8 <= 5) expect((await backend.annotate(id, { text }, result)).json()).toEqual({ status: 'ok' })
  }
  const job = await backend.train()
  expect(job.job_status).toBe('finished')

  const trained = await backend.setUp()
  expect(trained).toBe(job.model_version)
  const after = await predictAll(rest)
  expect(after.versions).toEqual([trained])
  expect(after.accuracy).toBeGreaterThan(before.accuracy)
  expect(after.logLoss).toBeLessThan(before.logLoss)
})

async function predictAll(reviews: Review[]) {
  const slots = (await backend.predict(reviews.map(({ text }) => ({ text })))).results.flat()
  const ofTruth = slots.map(({ result, score }, index) => {
    const [choice] = (result[0]!.value as { choices: string[] }).choices
    return choice === reviews[index]!.sentiment ? score! : 1 - score!
  })
  const correct = slots.filter(({ result }, index) => {
    return (result[0]!.value as { choices: string[] }).choices[0] === reviews[index]!.sentiment
  })
  return {
    versions: [...new Set(slots.map(({ model_version }) => model_version))],
    accuracy: correct.length / reviews.length,
    logLoss: ofTruth.reduce((sum, probability) => sum - Math.log(probability), 0) / reviews.length,
  }
}

function sampleReviews(): Review[] {
  const lines = readFileSync(new URL('./__fixtures__/reviews.tsv', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
  return lines.map((line) => {
    const [sentiment, text] = line.split('\t') as [Review['sentiment'], string]
    return { sentiment, text }
  })
}
