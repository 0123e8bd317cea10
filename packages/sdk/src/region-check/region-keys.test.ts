import { expect, it } from 'vitest'
import { parseLabelConfig } from '../parse-label-config.ts'
import { checkRegion } from './check-region.ts'

const config = parseLabelConfig(`<View>
  <Text name="text" value="$t"/><Text name="other" value="$o"/><Pairwise name="pairwise" toName="text,other"/>
  <Choices name="choices" toName="text"><Choice value="A"/></Choices>
</View>`)

function region(name: string, value: unknown, changed: Record<string, unknown> = {}): Record<string, unknown> {
  const control = config.control(name)
  return { id: 'r', from_name: name, to_name: control.toName[0], type: control.type, value, ...changed }
}

it('takes a type in lower case only: for another one the editor drops the whole result', () => {
  expect(checkRegion(region('choices', { choices: ['A'] }, { type: 'Choices' }), config)).toBe(
    "Type 'Choices' does not match expected type 'choices' for control 'choices'",
  )
})

it.each(['from_name', 'to_name', 'type'])('refuses a list as %s', (name) => {
  const good = region('choices', { choices: ['A'] })
  expect(checkRegion({ ...good, [name]: [good[name]] }, config)).toBe(
    `'${name}' must be one name, a string. Got a list of 1`,
  )
})

it.each([
  [{ origin: 'model' }, 'origin'],
  [{ id: '' }, 'id'],
  [{ id: 7 }, 'id'],
  [{ hidden: 'yes' }, 'hidden'],
  [{ item_index: -1 }, 'item_index'],
  [{ meta: ['note'] }, 'meta'],
  [{ parentID: 7 }, 'parentID'],
])('refuses a region with %j', (changed, key) => {
  expect(checkRegion(region('choices', { choices: ['A'] }, changed), config)).toContain(`${key}: `)
})

it.each([
  { id: undefined },
  { origin: 'prediction' },
  { score: null },
  { item_index: 0, readonly: true, hidden: false, meta: { text: ['note'] }, parentID: null },
])('takes a region with %j', (changed) => {
  expect(checkRegion(region('choices', { choices: ['A'] }, changed), config)).toBeUndefined()
})

it('takes the own name of a Pairwise as to_name, as the editor writes it', () => {
  expect(checkRegion(region('pairwise', { selected: 'left' }, { to_name: 'pairwise' }), config)).toBeUndefined()
})

it('checks the form of relations', () => {
  const relation = { type: 'relation', from_id: 'a', to_id: 'b', direction: 'right' }
  expect(checkRegion(relation, config)).toBeUndefined()
  expect(checkRegion({ ...relation, direction: undefined }, config)).toBeUndefined()
  expect(checkRegion({ ...relation, to_id: undefined }, config)).toBe("Missing required field 'to_id'")
  expect(checkRegion({ ...relation, direction: 'up' }, config)).toBe(
    "Direction must be one of ['left', 'right', 'bi'], got a string",
  )
})
