import { controlTags, type Region, type RegionOf } from '@label-studio-ml/protocol'
import { listNames, quoteNames } from '../format-value.ts'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import type { Random } from '../random.ts'
import { laxModel, laxRecord, laxStrings } from '../value-models/lax.ts'
import { fieldsFault, type ValueModel } from '../value-models/value-model.ts'
import { allOf, field, isObject, isStrings, type RegionProblem, type RegionValue } from '../value-rules/value-rule.ts'
import { type RegionOptions, regionError, regionOf } from './region-frame.ts'
import type { SamplePlace, TagSupport } from './tag-support.ts'

/** The ids of a List's items: in order, or in order in each bucket. */
export type Ranking = readonly string[] | Readonly<Record<string, readonly string[]>>

/**
 * A region of a `Ranker`: ids of the List's items, the best first; of one with Buckets an object with the ids in each, and
 * those in none under `_`.
 * @example control.rank(['item-2', 'item-1'], { score: 0.7 })
 * @example control.rank({ best: ['item-2'], _: ['item-1'] })
 * @throws BackendError REGION_INVALID for a bucket that the tag does not have, or an item in two places
 */
function rank(control: ControlTagData, ranking: Ranking, options: RegionOptions = {}): RegionOf<'Ranker'> {
  const buckets = Array.isArray(ranking) ? { [control.name]: ranking } : (ranking as Record<string, readonly string[]>)
  const lists = Object.entries(buckets).map(([bucket, ids]) => [bucket, [...ids]])
  const ranker = Object.fromEntries(lists) as Record<string, string[]>
  const wrong = check({ ranker }, control)
  if (wrong) throw regionError(control, `has a wrong ranking: ${wrong.problem}`)
  return regionOf(control, 'ranker', { ranker }, options)
}

function isRanking(written: unknown): written is Record<string, string[]> {
  return isObject(written) && Object.values(written).every(isStrings)
}

function bucketProblem(
  { ranker: buckets }: RegionValue,
  { name, buckets: known }: ControlTagData,
): RegionProblem | undefined {
  const names = [...known, name, '_']
  const unknown = Object.keys(buckets as object).find((bucket) => !names.includes(bucket))
  if (unknown === undefined) return undefined
  const problem = `${quoteNames(unknown)} is not a Bucket of the Ranker; known: ${listNames(names)}`
  return { path: 'value.ranker', problem }
}

function repeatedItem({ ranker: buckets }: RegionValue): RegionProblem | undefined {
  const ids = Object.values(buckets as Record<string, string[]>).flat()
  if (new Set(ids).size === ids.length) return undefined
  return { path: 'value.ranker', problem: 'has one item in two places', fix: 'Rank each item once' }
}

const check = allOf(field('ranker', 'an object of lists of item ids, strings', isRanking), bucketProblem, repeatedItem)

function sample(control: ControlTagData, { random, shown }: SamplePlace): Region[] {
  const items = Array.isArray(shown) ? (shown as { id: unknown }[]) : []
  const ids = shuffled(
    items.map(({ id }) => String(id)),
    random,
  )
  if (control.buckets.length === 0) return [rank(control, ids)]
  const buckets = Object.fromEntries(control.buckets.map((name) => [name, [] as string[]]))
  for (const id of ids) buckets[random.pick(control.buckets)]!.push(id)
  return [rank(control, buckets)]
}

function shuffled(ids: readonly string[], random: Random): string[] {
  const rest = [...ids]
  return ids.map(() => rest.splice(random.integer(0, rest.length - 1), 1)[0]!)
}

const answer = laxModel({ ranker: laxRecord(laxStrings) })
/** To Label Studio's validation a Ranker's value is never nested under its name. */
const labelStudioModel: ValueModel = { fields: answer, check: (value, control) => fieldsFault(answer, value, control) }

export const ranker = {
  spec: controlTags.Ranker,
  build: { rank },
  read: ({ ranker: buckets }: RegionValue) => (isRanking(buckets) ? { buckets } : undefined),
  check,
  labelStudio: labelStudioModel,
  sample,
} satisfies TagSupport
