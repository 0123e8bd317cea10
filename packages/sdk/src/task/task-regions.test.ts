import { expect, it } from 'vitest'
import { annotatedRegions, regionsOf, visibleRegions } from './task-regions.ts'

const drawn = (id: string) => ({ id, result: [{ id, from_name: 'a', to_name: 't', type: 'labels', value: {} }] })
const idsOf = (regions: { id?: unknown }[]) => regions.map(({ id }) => id)

it.each([undefined, null, 7, {}, { result: 'none' }, { result: [null, 3] }])('%j has no regions', (holder) => {
  expect(regionsOf(holder)).toEqual([])
})

it('the regions of skipped annotations do not count', () => {
  const task = { data: {}, annotations: [drawn('kept'), { ...drawn('skipped'), was_cancelled: true }] }
  expect(idsOf(annotatedRegions(task as never))).toEqual(['kept'])
})

it('annotations, predictions and drafts are visible', () => {
  const task = { data: {}, annotations: [drawn('a')], predictions: [drawn('p'), 7], drafts: [drawn('d')] }
  expect(idsOf(visibleRegions(task as never))).toEqual(['a', 'p', 'd'])
})
