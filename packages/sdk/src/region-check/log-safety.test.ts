import { expect, it } from 'vitest'
import { parseLabelConfig } from '../parse-label-config.ts'
import { problemOf } from './__fixtures__/problem-of.ts'

const config = parseLabelConfig(`<View>
  <Text name="t" value="$t"/><Labels name="l" toName="t"><Label value="PER"/></Labels>
  <TextArea name="a" toName="t"/><DateTime name="d" toName="t"/><Chat name="c" value="$c"/><Choices name="o" toName="t"><Choice value="A"/></Choices>
</View>`)

it.each<[string, unknown]>([
  ['a', { text: 'SECRET' }],
  ['a', { text: ['SECRET', null] }],
  ['a', { note: 'SECRET' }],
  ['d', { datetime: 'SECRET' }],
  ['c', { chatmessage: { role: 7, content: 'SECRET' } }],
  ['c', { chatmessage: { role: 'user', content: ['SECRET'] } }],
  ['o', { choices: 'SECRET', text: 'SECRET' }],
  ['o', 'SECRET'],
  ['l', { start: 'SECRET', end: 3, text: ['SECRET'], labels: ['PER'] }],
])('says nothing of what a region of %s quotes: %j', (name, value) => {
  const control = config.control(name)
  const region = { id: 'r', from_name: name, to_name: control.toName[0], type: control.type, value }
  const problem = problemOf(region, config)
  expect(problem).toBeTypeOf('string')
  expect(problem).not.toContain('SECRET')
})

it('keeps the text of a task out of its messages', () => {
  const value = { start: 0, end: 3, text: 'SECRET', labels: ['NOBODY'] }
  const problem = problemOf({ id: 'r', from_name: 'l', to_name: 't', type: 'labels', value }, config)
  expect(problem).toContain('NOBODY')
  expect(problem).not.toContain('SECRET')
})
