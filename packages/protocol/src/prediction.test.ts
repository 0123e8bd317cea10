import fc from 'fast-check'
import { expect, test } from 'vitest'
import { predictionSchema } from './prediction.ts'
import { predictResponseSchema } from './routes/prediction.ts'

const region = { id: 'r1', from_name: 'c', to_name: 't', type: 'choices', value: { choices: ['yes'] } }
const prediction = { result: [region], score: 0.9, model_version: 'v1' }

test.each([
  prediction,
  { ...prediction, score: null },
  { result: [], model_version: 'v1' },
  { ...prediction, cluster: 3, neighbors: [1, 2], mislabeling: 0.1 },
])('takes the prediction %j', (value) => {
  expect(predictionSchema.parse(value)).toEqual(value)
})

test.each([
  ['a null version', { ...prediction, model_version: null }],
  ['no version', { result: [] }],
  ['an empty version', { ...prediction, model_version: '' }],
  ['a blank version', { ...prediction, model_version: ' ' }],
  ['a version that is an object', { ...prediction, model_version: { name: 'v1' } }],
  ['a null result', { ...prediction, result: null }],
  ['a score that is not a number', { ...prediction, score: Number.NaN }],
  ['an infinite score', { ...prediction, score: Number.POSITIVE_INFINITY }],
  ['a numeric string as score', { ...prediction, score: '0.9' }],
  ['a key that Label Studio does not know', { ...prediction, modelVersion: 'v1' }],
])('refuses a prediction with %s', (_name, value) => {
  expect(predictionSchema.safeParse(value).success).toBe(false)
})

test('takes a score exactly when it lies between 0 and 1', () => {
  fc.assert(
    fc.property(fc.double(), (score) => {
      expect(predictionSchema.safeParse({ ...prediction, score }).success).toBe(score >= 0 && score <= 1)
    }),
  )
})

test.each([[[prediction, []]], [[[prediction, prediction]]], [[]]])('takes the slots %j', (results) => {
  expect(predictResponseSchema.safeParse({ results, model_version: 'v1' }).success).toBe(true)
})

test.each([[[null]], [[{}]], [[[[]]]], [null], [[0]]])('refuses the slots %j', (results) => {
  expect(predictResponseSchema.safeParse({ results, model_version: 'v1' }).success).toBe(false)
})
