import { describe, expect, it } from 'vitest'
import { createRegions } from './create-regions.ts'
import { parseLabelConfig } from './parse-label-config.ts'

const config = parseLabelConfig(`<View>
  <Text name="text" value="$text"/>
  <Choices name="mood" toName="text"><Choice value="Good"/><Choice value="Bad"/></Choices>
  <Taxonomy name="topic" toName="text"><Choice value="Food"><Choice value="Fruit"/></Choice></Taxonomy>
  <Rating name="stars" toName="text"/><TextArea name="summary" toName="text"/>
  <Labels name="entity" toName="text"><Label value="PER"/></Labels>
  <Custom name="custom" toName="text"/>
</View>`)
const values = (answers: Record<string, unknown>) =>
  createRegions(config, answers).map(({ from_name, value }) => [from_name, value])

describe('createRegions', () => {
  it('builds a region of each answer with the builder of its control tag', () => {
    expect(values({ mood: 'Good', topic: [['Food', 'Fruit']], stars: 4, summary: ['one', 'two'] })).toEqual([
      ['mood', { choices: ['Good'] }],
      ['topic', { taxonomy: [['Food', 'Fruit']] }],
      ['stars', { rating: 4 }],
      ['summary', { text: ['one', 'two'] }],
    ])
  })

  it('builds a region of each object of a list', () => {
    const spans = [
      { start: 0, end: 4, label: 'PER' },
      { start: 5, end: 6, labels: ['PER'], score: 0.5 },
    ]
    expect(values({ entity: spans })).toEqual([
      ['entity', { start: 0, end: 4, labels: ['PER'] }],
      ['entity', { start: 5, end: 6, labels: ['PER'] }],
    ])
    expect(createRegions(config, { entity: spans })[1]).toMatchObject({ to_name: 'text', type: 'labels', score: 0.5 })
  })

  it('answers nothing for null, undefined and no answers', () => {
    expect(createRegions(config, { mood: null, stars: undefined })).toEqual([])
    expect(createRegions(config, {})).toEqual([])
  })

  it.each([
    [
      'a name that no control has',
      { moods: 'Good' },
      'CONTROL_UNKNOWN',
      "no control tag named 'moods'; its control tags: mood (Choices)",
    ],
    ['a label that the control does not have', { mood: 'Fine' }, 'LABEL_UNKNOWN', 'its labels: Good, Bad'],
    ['a number that does not fit', { stars: 7 }, 'REGION_INVALID', 'expected a whole number from 0 to 5'],
    [
      'a tag without a builder',
      { custom: 'x' },
      'CONTROL_MISMATCH',
      '<Custom name="custom">; write the region by hand',
    ],
  ])('refuses %s', (_, answers, code, message) => {
    expect(() => createRegions(config, answers)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(message) }),
    )
  })
})
