import { BackendError, type Region, type Relation } from '@label-studio-ml/protocol'
import { listNames } from '../format-value.ts'
import { regionsOf } from '../task/task-regions.ts'

/** Which way a relation points: from the first region to the second (`right`), back, or both ways. */
export type Direction = 'right' | 'left' | 'bi'

export interface RelationOptions {
  /** Of `<Relations>` in the label config; none when left out. */
  labels?: string | readonly string[] | undefined
  /** `right` when left out. */
  direction?: Direction | undefined
}

/** A region of the same result, or its id. */
export type RelationEnd = Region | string

/**
 * A relation between two regions, to be sent in the same `result` as both. `known` are the labels of the label config.
 * @throws BackendError LABEL_UNKNOWN lists the known labels, REGION_INVALID for ends without an id, and for one region twice
 */
export function relate(
  known: readonly string[],
  from: RelationEnd,
  to: RelationEnd,
  { labels = [], direction = 'right' }: RelationOptions,
): Relation {
  const [from_id, to_id] = [idOf(from), idOf(to)]
  if (from_id === to_id) throw relationError(`joins the region '${from_id}' with itself`)
  const list = [labels].flat() as string[]
  for (const label of list) assertKnown(label, known)
  return { type: 'relation', from_id, to_id, direction, ...(list.length > 0 && { labels: list }) }
}

function idOf(end: RelationEnd): string {
  const id = typeof end === 'string' ? end : end.id
  if (id !== undefined && id !== null && id !== '') return String(id)
  throw relationError('ends at a region without an id; build it with a builder, or give it one')
}

/** A label config that lists none takes any, as Label Studio does. */
function assertKnown(label: string, known: readonly string[]): void {
  if (known.includes(label) || known.length === 0) return
  throw new BackendError('LABEL_UNKNOWN', `<Relations> has no '${label}'; it has ${listNames(known)}`)
}

function relationError(problem: string): BackendError {
  return new BackendError('REGION_INVALID', `A relation ${problem}`)
}

/** A relation that was read, with the regions at its ends. */
export interface ReadRelation {
  /** The first region of this id; others of the same id are answers about the same area. */
  from: Region
  to: Region
  direction: Direction
  labels: string[]
}

/**
 * The relations of an annotation, a prediction, a draft or a list of regions, in their order. Those of which an end is
 * missing are passed over.
 * @example readRelations(annotation).map(({ from, to, labels }) => [from.id, labels, to.id])
 */
export function readRelations(from: unknown): ReadRelation[] {
  const items: readonly Region[] = Array.isArray(from) ? from : regionsOf(from)
  const regions = new Map<string, Region>()
  for (const item of items) {
    const id = String(item.id ?? '')
    if (item.type !== 'relation' && id !== '' && !regions.has(id)) regions.set(id, item)
  }
  return items.flatMap((item) => (item.type === 'relation' ? readRelation(item, regions) : []))
}

function readRelation({ from_id, to_id, direction, labels }: Region, regions: Map<string, Region>): ReadRelation[] {
  const [from, to] = [regions.get(String(from_id)), regions.get(String(to_id))]
  if (from === undefined || to === undefined) return []
  const names = Array.isArray(labels) ? labels.filter((label) => typeof label === 'string') : []
  return [{ from, to, direction: direction === 'left' || direction === 'bi' ? direction : 'right', labels: names }]
}
