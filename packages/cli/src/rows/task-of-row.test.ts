import { parseLabelConfig } from '@label-studio-ml/sdk'
import { expect, test } from 'vitest'
import { createTaskOfRow } from './task-of-row.ts'

const labels = '<Choices name="c" toName="t"><Choice value="A"/></Choices>'
const config = parseLabelConfig(`<View><Text name="t" value="$text"/>${labels}</View>`)

function create(columns: Record<string, string> = {}, labelConfig = config) {
  const notes: string[] = []
  const options = {
    config: labelConfig,
    columns: new Map(Object.entries(columns)),
    note: (note: string) => void notes.push(note),
  }
  const taskOf = createTaskOfRow(options)
  return { notes, make: (value: unknown, file = 'a.csv') => taskOf({ where: `${file}:2`, file, value }) }
}

test('columns become data, also those that the label config does not name', () => {
  expect(create().make({ text: 'x', id: '7' })).toEqual({ data: { text: 'x', id: '7' } })
})

test('a task of Label Studio stays one; an object named data is none where the label config shows that field', () => {
  expect(create().make({ id: 3, data: { text: 'x' }, meta: {} })).toEqual({ id: 3, data: { text: 'x' }, meta: {} })
  const shown = parseLabelConfig(`<View><Text name="t" value="$data"/>${labels}</View>`)
  expect(create({}, shown).make({ data: { a: 1 } })).toEqual({ data: { data: { a: 1 } } })
})

test('a text is the only field', () => {
  expect(create().make('x')).toEqual({ data: { text: 'x' } })
  expect(() => create().make(7)).toThrow(
    'a.csv:2: expected an object with "text", which the label config shows, found 7',
  )
})

test('the only column is the only field, which is said once a file', () => {
  const { make, notes } = create()
  expect([make({ review: 'x' }), make({ review: 'y' })]).toEqual([{ data: { text: 'x' } }, { data: { text: 'y' } }])
  expect(notes).toEqual(['a.csv: its only column "review" is read as "text", which the label config shows.'])
})

test('several columns are not guessed at; --column says which it is', () => {
  expect(() => create().make({ review: 'x', id: '1' })).toThrow(
    'has no "text", which the label config shows; it has "review", "id". Say which column it is, e.g. --column text=review',
  )
  expect(create({ text: 'review' }).make({ review: 'x', id: '1' })).toEqual({ data: { text: 'x', id: '1' } })
})

test('a field may be a path', () => {
  const nested = parseLabelConfig(`<View><Text name="t" value="$author.name"/>${labels}</View>`)
  expect(create({}, nested).make({ author: { name: 'x' } })).toEqual({ data: { author: { name: 'x' } } })
  expect(create({}, nested).make({ 'author.name': 'x' })).toEqual({ data: { 'author.name': 'x' } })
})
