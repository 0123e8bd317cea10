import type { Lax } from '../../value-models/lax.ts'
import type { Fault } from '../../value-models/value-model.ts'
import { isObject, type RegionValue } from '../../value-rules/value-rule.ts'
import type { LabelStudioConfig } from './label-studio-config.ts'
import { pythonKey } from './python-key.ts'
import { checkRegion } from './region-faults.ts'
import { checkRelation, isRelation } from './relation-faults.ts'
import { valueModelOf } from './value-model-of.ts'

/** Types of regions whose fields a `labels` region with their id must have. */
const geometries = new Set(['rectangle', 'polygon', 'ellipse', 'keypoint', 'brush', 'bitmask', 'vector'])

/** What is wrong with an item that Label Studio takes, by a rule of somebody else; undefined when nothing is. */
export type OtherRule = (item: RegionValue) => Fault | undefined

/**
 * Why Label Studio, or the other rule, would refuse each item of a result; undefined for those that both take. Relations
 * need regions that both take.
 */
export function resultFaults(
  result: readonly unknown[],
  config: LabelStudioConfig,
  other: OtherRule,
): (Fault | undefined)[] {
  const faults: (Fault | undefined)[] = new Array(result.length).fill(undefined)
  const check: ItemCheck = (item, partner) => checkRegion(item, config, partner) ?? other(item as RegionValue)
  const partners = checkGeometries(result, check, faults)
  let hasRelations = false
  for (let index = 0; index < result.length; index++) {
    const region = result[index]
    const type = typeOf(region)
    if (isRelation(region)) hasRelations = true
    else if (!geometries.has(type)) {
      const partner = type === 'labels' ? partners.get(idOf(region) ?? '') : undefined
      faults[index] = check(region, partner)
    }
  }
  if (hasRelations) checkRelations(result, other, faults)
  return faults
}

type ItemCheck = (item: unknown, partner?: Lax) => Fault | undefined

/** Geometry comes first: a `labels` region with the id of a sound one is checked with its fields, which are given by id. */
function checkGeometries(
  result: readonly unknown[],
  check: ItemCheck,
  faults: (Fault | undefined)[],
): ReadonlyMap<string, Lax> {
  const fields = new Map<string, Lax>()
  for (let index = 0; index < result.length; index++) {
    const type = typeOf(result[index])
    if (!geometries.has(type)) continue
    faults[index] = check(result[index])
    const id = faults[index] ? undefined : idOf(result[index])
    if (id !== undefined && !fields.has(id)) fields.set(id, valueModelOf(type)!.fields)
  }
  return fields
}

/** Relations connect regions that may stay. */
function checkRelations(result: readonly unknown[], other: OtherRule, faults: (Fault | undefined)[]): void {
  const sound = result.filter((region, index) => !faults[index] && !isRelation(region)) as RegionValue[]
  const ids = sound.map(({ id }) => id).filter((id) => id !== undefined)
  const isUsable = ids.every((id) => id === null || typeof id !== 'object')
  const keys = isUsable ? new Set(ids.map(pythonKey)) : undefined
  for (const [index, relation] of result.entries()) {
    if (isRelation(relation)) faults[index] = checkRelation(relation, keys) ?? other(relation)
  }
}

function typeOf(region: unknown): string {
  return isObject(region) && typeof region.type === 'string' ? region.type.toLowerCase() : ''
}

/** A region without an id, or with null, shares it with none. */
function idOf(region: unknown): string | undefined {
  const { id } = region as RegionValue
  return id === undefined || id === null ? undefined : pythonKey(id)
}
