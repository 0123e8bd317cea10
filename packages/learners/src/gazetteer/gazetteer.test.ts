import { expect, test } from 'vitest'
import { decodeGazetteer, encodeGazetteer, learnGazetteer } from './gazetteer.ts'

const per = { label: 'PER' }

test('a phrase has its most frequent label, scored by how often it has it where it stands', async () => {
  const gazetteer = await learnGazetteer([
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
  expect(gazetteer.get('May')).toEqual({ label: 'PER', score: 3 / 5 })
  expect(gazetteer.get('Ann')).toEqual({ label: 'PER', score: 3 / 5 })
})

test('white space at the ends does not belong to a phrase, and is none alone', async () => {
  const spans = [
    { start: 0, end: 5, ...per },
    { start: 5, end: 6, ...per },
  ]
  expect([...(await learnGazetteer([{ text: ' Ann  Bo', spans }])).keys()]).toEqual(['Ann'])
})

test('a written gazetteer is read as it was', async () => {
  const gazetteer = await learnGazetteer([{ text: '🙂 Zoë', spans: [{ start: 3, end: 6, ...per }] }])
  expect(decodeGazetteer(encodeGazetteer(gazetteer))).toEqual(gazetteer)
})
