import { expect, it } from 'vitest'
import { parseLabelConfig } from '../label-config/label-config.ts'
import { checkRegion } from './check-region.ts'

it('keeps the text of a task out of its messages', () => {
  const config = parseLabelConfig(
    '<View><Text name="t" value="$t"/><Labels name="l" toName="t"><Label value="PER"/></Labels></View>',
  )
  const value = { start: 0, end: 3, text: 'SECRET', labels: ['NOBODY'] }
  const problem = checkRegion({ id: 'r', from_name: 'l', to_name: 't', type: 'labels', value }, config)
  expect(problem).toContain('NOBODY')
  expect(problem).not.toContain('SECRET')
})
