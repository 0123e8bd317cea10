import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createPhraseFinder, phraseOf } from './phrase-finder.ts'

const found = (text: string, ...phrases: string[]) =>
  createPhraseFinder(new Map(phrases.map((phrase) => [phrase, phrase])))(text).map(({ start, end }) => [
    start,
    text.slice(start, end),
  ])

test('finds whole words only, in their own case', () => {
  expect(found('Bob met Bobby, BOB and bob. Bob!', 'Bob')).toEqual([
    [0, 'Bob'],
    [28, 'Bob'],
  ])
})

test('finds words beside any punctuation', () => {
  expect(found('(Bob) "Bob" Bob’s Bob-like', 'Bob')).toHaveLength(4)
})

test('takes the longest of the phrases that begin at a word', () => {
  expect(found('New York City and New York', 'New York', 'New York City', 'York')).toEqual([
    [0, 'New York City'],
    [18, 'New York'],
  ])
})

test('any white space is a space, none is none', () => {
  expect(found('New\r\n York, New-York', 'New York')).toEqual([[0, 'New\r\n York']])
  expect(found('A-B and A - B', 'A-B')).toEqual([[0, 'A-B']])
})

test('composed and decomposed letters are the same', () => {
  const [[, text] = []] = found('Le cafe\u0301 ferme', 'caf\u00e9')
  expect(text).toBe('cafe\u0301')
})

test('other scripts, emoji and scripts without spaces', () => {
  expect(found('Вчера Анна и Аннабель', 'Анна')).toEqual([[6, 'Анна']])
  expect(found('東京都と東京', '東京')).toEqual([
    [0, '東京'],
    [4, '東京'],
  ])
  expect(found('👍 👍🏽 👩‍👩‍👧 👍', '👍')).toEqual([
    [0, '👍'],
    [17, '👍'],
  ])
})

test('a blank phrase is nowhere', () => {
  expect(found('a b', '', ' ')).toEqual([])
})

test('what is found is the phrase', () => {
  const words = fc.array(fc.constantFrom('Bob', 'bob', ' ', '\n', '-', '🙂', 'e\u0301', 'é', '東', "'s"), {
    maxLength: 30,
  })
  fc.assert(
    fc.property(words, words, (inText, inPhrase) => {
      const text = inText.join('')
      const phrase = phraseOf(inPhrase.join(''), { start: 0, end: Number.MAX_SAFE_INTEGER })
      for (const match of createPhraseFinder(new Map([[phrase, 1]]))(text)) expect(phraseOf(text, match)).toBe(phrase)
    }),
  )
})
