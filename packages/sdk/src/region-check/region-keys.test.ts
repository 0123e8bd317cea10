import { expect, it } from 'vitest'
import { parseLabelConfig } from '../parse-label-config.ts'
import { problemOf } from './__fixtures__/problem-of.ts'
import { checkResult } from './check-prediction.ts'

const config = parseLabelConfig(`<View>
  <Text name="text" value="$t"/><Text name="other" value="$o"/><Pairwise name="pairwise" toName="text,other"/>
  <Choices name="choices" toName="text"><Choice value="A"/></Choices>
</View>`)

function region(name: string, value: unknown, changed: Record<string, unknown> = {}): Record<string, unknown> {
  const control = config.control(name)
  return { id: 'r', from_name: name, to_name: control.toName[0], type: control.type, value, ...changed }
}

it('takes a type in lower case only: for another one the editor drops the whole result', () => {
  expect(problemOf(region('choices', { choices: ['A'] }, { type: 'Choices' }), config)).toBe(
    'type: got "Choices"; expected "choices" for <Choices name="choices">',
  )
})

it.each(['from_name', 'to_name', 'type'])('refuses a list as %s', (name) => {
  const good = region('choices', { choices: ['A'] })
  expect(problemOf({ ...good, [name]: [good[name]] }, config)).toBe(
    `${name}: got a list of 1; expected one name, a string`,
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
  expect(problemOf(region('choices', { choices: ['A'] }, changed), config)).toContain(`${key}: `)
})

it.each([
  { id: undefined },
  { origin: 'prediction' },
  { score: null },
  { item_index: 0, readonly: true, hidden: false, meta: { text: ['note'] }, parentID: null },
])('takes a region with %j', (changed) => {
  expect(problemOf(region('choices', { choices: ['A'] }, changed), config)).toBeUndefined()
})

it('takes the own name of a Pairwise as to_name, as the editor writes it', () => {
  expect(problemOf(region('pairwise', { selected: 'left' }, { to_name: 'pairwise' }), config)).toBeUndefined()
})

it.each([
  [{}, undefined],
  [{ direction: undefined }, undefined],
  [{ to_id: undefined }, 'result[2].to_id: '],
  [{ to_id: 'c' }, 'result[2].to_id: no sound region of the result has the id'],
  [{ direction: 'up' }, 'result[2].direction: '],
])('checks a relation with %j', (changed, problem) => {
  const relation = { type: 'relation', from_id: 'a', to_id: 'b', direction: 'right', ...changed }
  const ends = ['a', 'b'].map((id) => region('choices', { choices: ['A'] }, { id }))
  const [found] = checkResult([...ends, relation], config)
  if (problem === undefined) expect(found).toBeUndefined()
  else expect(found?.message).toContain(problem)
})
