import { expect, test } from 'vitest'
import { contractTests } from '../tests/contract-tests.ts'
import { behaviours } from './behaviours.ts'

const tests = Object.values(contractTests).flat()
const ids = new Set<string>(behaviours.map(({ id }) => id))

test('each behaviour has an id of its own', () => {
  expect(ids.size).toBe(behaviours.length)
})

test.each(behaviours.map(({ id }) => id))('%s is cited by a test', (id) => {
  expect(tests.filter(({ cites }) => cites.includes(id)).length).toBeGreaterThan(0)
})

test('each test cites behaviours that exist', () => {
  const unknown = tests.flatMap(({ title, cites }) => cites.filter((id) => !ids.has(id)).map((id) => `${title}: ${id}`))
  const without = tests.filter(({ cites }) => cites.length === 0).map(({ title }) => title)
  expect([...unknown, ...without]).toEqual([])
})
