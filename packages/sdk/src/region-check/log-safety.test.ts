import { controlTags, exampleRegion, labelConfigOf, type ObjectTagName, type TagSpec } from '@label-studio-ml/protocol'
import { expect, it } from 'vitest'
import { parseLabelConfig } from '../parse-label-config.ts'
import { problemOf } from './__fixtures__/problem-of.ts'
import { checkSentResult } from './check-prediction.ts'

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

const secret = 'SECRET of the patient'
const places = Object.values<TagSpec>(controlTags).flatMap((spec) => {
  const [object] = Object.keys(spec.on) as ObjectTagName[]
  const [xml, region] = [labelConfigOf(spec, object!), exampleRegion(spec, object!)]
  const keys = Object.keys(region.value as object).filter((key) => key !== spec.labelKey)
  return [...keys, 'text'].map((key) => ({ tag: spec.tag, key, xml, region }))
})
const held = [secret, [secret], [secret, 1], { [secret]: 1 }, { a: secret }, '4111111111111111']

it.each(places)('says at neither level what stands in the $key of $tag', ({ key, xml, region }) => {
  const config = parseLabelConfig(xml)
  for (const level of ['strict', 'labelStudio'] as const)
    for (const odd of held) {
      const value = { ...(region.value as object), [key]: odd }
      const messages = checkSentResult([{ ...region, value }], config, { level }).map(({ message }) => message)
      expect(messages.join()).not.toMatch(/SECRET of|4111/)
    }
})

it('does not take a text in place of labels for a label', () => {
  const region = { id: 'r', from_name: 'o', to_name: 't', type: 'choices', value: { choices: secret } }
  const messages = (['strict', 'labelStudio'] as const).map(
    (level) => checkSentResult([region], config, { level })[0]?.message,
  )
  expect(messages).toEqual([
    'result[0].value.choices: got a string; expected a list of labels',
    'result[0].value.choices: got a string; <Choices name="o"> takes a list of its labels; known: A',
  ])
})

it('keeps the text of a task out of its messages', () => {
  const value = { start: 0, end: 3, text: 'SECRET', labels: ['NOBODY'] }
  const problem = problemOf({ id: 'r', from_name: 'l', to_name: 't', type: 'labels', value }, config)
  expect(problem).toContain('NOBODY')
  expect(problem).not.toContain('SECRET')
})
