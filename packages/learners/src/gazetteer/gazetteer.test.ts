import { parseLabelConfig } from '@label-studio-ml/sdk'
import { expect, test } from 'vitest'
import { configPhrases, learnPhrases, readPhraseBook, writePhraseBook } from './phrase-book.ts'

const per = { label: 'PER' }

test('a phrase has its most frequent label, scored by how often it has it where it stands', async () => {
  const book = await learnPhrases([
    { text: 'May slept. May is a month.', spans: [{ start: 0, end: 3, ...per }] },
    {
      text: 'May and Ann',
      spans: [
        { start: 0, end: 3, ...per },
        { start: 8, end: 11, label: 'ORG' },
      ],
    },
    {
      text: 'Ann',
      spans: [
        { start: 0, end: 3, ...per },
        { start: 0, end: 3, ...per },
      ],
    },
  ])
  expect(book.get('May')).toEqual({ label: 'PER', score: 3 / 5 })
  expect(book.get('Ann')).toEqual({ label: 'PER', score: 3 / 5 })
})

test('white space at the ends is no part of a phrase, and alone it is none', async () => {
  const spans = [
    { start: 0, end: 5, ...per },
    { start: 5, end: 6, ...per },
  ]
  expect([...(await learnPhrases([{ text: ' Ann  Bo', spans }])).keys()]).toEqual(['Ann'])
})

test('the label config gives words with even odds', () => {
  const config = parseLabelConfig(
    '<View><Text name="t" value="$t"/><Labels name="l" toName="t"><Label value="Place" alias="LOC" predicted_values="New  York, Oslo"/></Labels></View>',
  )
  expect([...configPhrases(config.control('l'))]).toEqual([
    ['New York', { label: 'LOC', score: 0.5 }],
    ['Oslo', { label: 'LOC', score: 0.5 }],
  ])
})

test('a written book is read as it was', async () => {
  const book = await learnPhrases([{ text: '🙂 Zoë', spans: [{ start: 3, end: 6, ...per }] }])
  expect(readPhraseBook(writePhraseBook(book))).toEqual(book)
})
