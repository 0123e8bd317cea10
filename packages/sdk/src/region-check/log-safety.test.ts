import { expect, it } from 'vitest'
import { parseLabelConfig } from '../label-config/label-config.ts'
import { checkRegion } from './check-region.ts'

it.each([
  ['textarea', 'SECRET'],
  ['textarea', ['SECRET', null]],
  ['chatmessage', { role: 'user', content: ['SECRET'] }],
])('keeps what is written in a %s out of its messages: %j', (type, written) => {
  const config = parseLabelConfig(
    '<View><Text name="t" value="$t"/><TextArea name="textarea" toName="t"/><Chat name="c" value="$c"/></View>',
  )
  const name = type === 'textarea' ? 'text' : type
  const control = type === 'textarea' ? ['textarea', 't'] : ['c', 'c']
  const region = { id: 'r', from_name: control[0], to_name: control[1], type, value: { [name]: written } }
  const problem = checkRegion(region, config)
  expect(problem).toContain(`value.${name} is a`)
  expect(problem).not.toContain('SECRET')
  expect(checkRegion('SECRET', config)).not.toContain('SECRET')
  expect(checkRegion({ ...region, value: 'SECRET' }, config)).not.toContain('SECRET')
})

it('keeps the text of a task out of its messages', () => {
  const config = parseLabelConfig(
    '<View><Text name="t" value="$t"/><Labels name="l" toName="t"><Label value="PER"/></Labels></View>',
  )
  const value = { start: 0, end: 3, text: 'SECRET', labels: ['NOBODY'] }
  const problem = checkRegion({ id: 'r', from_name: 'l', to_name: 't', type: 'labels', value }, config)
  expect(problem).toContain('NOBODY')
  expect(problem).not.toContain('SECRET')
})
