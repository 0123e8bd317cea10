import { formatValue } from '../../format-value.ts'
import type { Fault } from '../../value-models/value-model.ts'
import { isObject, type RegionValue } from '../../value-rules/value-rule.ts'
import { pythonKey } from './python-key.ts'

const directions = ['left', 'right', 'bi']

/** Whether an item of `result` connects two regions. */
export function isRelation(region: unknown): region is RegionValue {
  return isObject(region) && region.type === 'relation'
}

/**
 * What is wrong with a relation; undefined when nothing is.
 * @param ids keys of the ids of the regions that may stay; undefined when one of them is a list or an object, with which
 * Label Studio's server takes no relation at all
 */
export function checkRelation(relation: RegionValue, ids: ReadonlySet<string> | undefined): Fault | undefined {
  const { direction } = relation
  if (typeof direction !== 'string' || !directions.includes(direction)) {
    const what = direction === undefined ? 'missing' : formatValue(direction)
    return { path: 'direction', message: `direction is ${what}; a relation has "left", "right" or "bi"` }
  }
  if (ids === undefined)
    return { path: '', message: 'a region has an id that is not a string; relations need such ids' }
  const end = (['from_id', 'to_id'] as const).find((name) => !isEnd(relation[name], ids))
  if (end === undefined) return undefined
  return { path: end, message: `${end} is the id of no region that Label Studio takes; give that region and its id` }
}

function isEnd(end: unknown, ids: ReadonlySet<string>): boolean {
  const isHashable = end !== undefined && (end === null || typeof end !== 'object')
  return isHashable && ids.has(pythonKey(end))
}
