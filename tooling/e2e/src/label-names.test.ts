import { expect, test } from 'vitest'
import { labelNames, nextLabel, relabelRegions, renameLabels } from './label-names.ts'

const config = `<View><Labels name="l" toName="t"><Label value="PER" background="red"/><Label background="blue" value="LOC"/></Labels>
<Choices name="c" toName="t"><Choice value="PER"/></Choices><Text name="t" value="$text"/></View>`

test('labels are the values of Label and Choice, not of Text', () => {
  expect(labelNames(config)).toEqual(['PER', 'LOC', 'PER'])
})

test('renaming touches nothing but the labels', () => {
  const renamed = renameLabels(config, (name) => `${name} new`)
  expect(labelNames(renamed)).toEqual(['PER new', 'LOC new', 'PER new'])
  expect(renamed.replaceAll(' new', '')).toBe(config)
})

test('regions are relabeled under the key of their type', () => {
  const region = { from_name: 'l', to_name: 't', type: 'labels', value: { start: 0, end: 3, labels: ['PER'] } }
  const [relabeled] = relabelRegions([region], nextLabel(config))
  expect(relabeled?.value).toEqual({ start: 0, end: 3, labels: ['LOC'] })
})
