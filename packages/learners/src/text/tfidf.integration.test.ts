/**
 * Reference values: scikit-learn 1.9.1, `TfidfVectorizer(...).fit_transform(documents)`, rounded to 6 digits.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SparseRows } from './sparse-rows.ts'
import { fitTfidf, type TfidfVectorizer } from './tfidf.ts'

const documents = [
  'The cat sat on the mat.',
  'A cat and a dog; the DOG barked!',
  'Über straße naïve café',
  'dog dog dog cat',
]

describe('fitTfidf', () => {
  test('weighs words as scikit-learn does', () => {
    const tfidf = fitTfidf(documents)
    expect(tfidf.columns).toBe(12)
    expectTerms(idfByTerm(tfidf), {
      and: 1.916291,
      barked: 1.916291,
      café: 1.916291,
      cat: 1.223144,
      dog: 1.510826,
      mat: 1.916291,
      naïve: 1.916291,
      on: 1.916291,
      sat: 1.916291,
      straße: 1.916291,
      the: 1.510826,
      über: 1.916291,
    })
    const rows = tfidf.transform(documents)
    const second = { the: 0.335711, cat: 0.271787, and: 0.425807, dog: 0.671422, barked: 0.425807 }
    expectTerms(rowByTerm(tfidf, rows, 1), second)
    expectTerms(rowByTerm(tfidf, rows, 3), { cat: 0.260542, dog: 0.965463 })
  })

  test('weighs pairs of words with sublinear counts and a minimum document frequency', () => {
    const tfidf = fitTfidf(documents, { ngramRange: [1, 2], sublinearTf: true, minDf: 2 })
    const rows = tfidf.transform(documents)
    expect([...tfidf.listVocabulary().keys()].sort()).toEqual(['cat', 'dog', 'the'])
    expectTerms(rowByTerm(tfidf, rows, 1), { the: 0.470247, cat: 0.380706, dog: 0.796198 })
    expectTerms(rowByTerm(tfidf, rows, 3), { cat: 0.359919, dog: 0.932984 })
  })

  test('keeps single words out of the columns when only pairs are wanted', () => {
    const tfidf = fitTfidf(documents, { ngramRange: [2, 2] })
    expect(tfidf.columns).toBe(15)
    expectTerms(rowByTerm(tfidf, tfidf.transform(documents), 3), { 'dog dog': 0.894427, 'dog cat': 0.447214 })
  })

  test('weighs characters inside words', () => {
    const tfidf = fitTfidf(documents, { analyzer: 'char_wb', ngramRange: [2, 3], minDf: 2 })
    expect(tfidf.columns).toBe(22)
    expectTerms(rowByTerm(tfidf, tfidf.transform(documents), 3), {
      ' c': 0.080901,
      ca: 0.080901,
      at: 0.098954,
      't ': 0.098954,
      ' ca': 0.080901,
      cat: 0.098954,
      'at ': 0.098954,
      ' d': 0.366683,
      do: 0.366683,
      og: 0.366683,
      ' do': 0.366683,
      dog: 0.366683,
      'g ': 0.366683,
      'og ': 0.366683,
    })
  })

  test('counts a word shorter than the shortest character n-gram once', () => {
    const tfidf = fitTfidf(['a 😍'], { analyzer: 'char_wb', ngramRange: [4, 5] })
    expect([...tfidf.listVocabulary().keys()]).toEqual([' a ', ' 😍 '])
  })

  test('reads words of any script, one-character words on request', () => {
    const text = 'Я читаю हिन्दी 東京 x_1 𝒜𝒷 😍'
    expect([...fitTfidf([text]).listVocabulary().keys()]).toEqual(['читаю', 'हिन्दी', '東京', 'x_1', '𝒜𝒷'])
    expect(fitTfidf([text], { minTokenLength: 1 }).listVocabulary().has('я')).toBe(true)
  })

  test('gives empty rows for documents without known words', () => {
    const { indptr } = fitTfidf(documents).transform(['', 'unknown words', 'cat'])
    expect([...indptr]).toEqual([0, 0, 0, 1])
    expect(fitTfidf([]).transform(['cat']).columns).toBe(0)
  })

  test('names the option that is out of range', () => {
    expect(() => fitTfidf([], { ngramRange: [2, 1] })).toThrow('got [2, 1]')
    expect(() => fitTfidf([], { minDf: 0 })).toThrow('minDf expected a whole number of at least 1, got 0')
  })

  test('normalizes every row that is not empty', () => {
    const corpus = fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 8 })
    const analyzers = fc.constantFrom('word' as const, 'char_wb' as const)
    fc.assert(
      fc.property(corpus, analyzers, fc.boolean(), (texts, analyzer, sublinearTf) => {
        const { indptr, values } = fitTfidf(texts, { analyzer, ngramRange: [1, 3], sublinearTf }).transform(texts)
        for (let row = 0; row < texts.length; row++) {
          const entries = values.subarray(indptr[row], indptr[row + 1])
          if (entries.length > 0) expect(Math.hypot(...entries)).toBeCloseTo(1, 5)
        }
      }),
    )
  })
})

function idfByTerm(tfidf: TfidfVectorizer): Record<string, number> {
  return Object.fromEntries([...tfidf.listVocabulary()].map(([term, column]) => [term, tfidf.idf[column]!]))
}

function rowByTerm(tfidf: TfidfVectorizer, { indptr, indices, values }: SparseRows, row: number) {
  const terms = new Map([...tfidf.listVocabulary()].map(([term, column]) => [column, term]))
  const entries = indices.subarray(indptr[row], indptr[row + 1])
  return Object.fromEntries([...entries].map((column, at) => [terms.get(column)!, values[indptr[row]! + at]!]))
}

function expectTerms(found: Record<string, number>, expected: Record<string, number>): void {
  expect(Object.keys(found).sort()).toEqual(Object.keys(expected).sort())
  for (const [term, value] of Object.entries(expected)) expect(found[term], term).toBeCloseTo(value, 5)
}
