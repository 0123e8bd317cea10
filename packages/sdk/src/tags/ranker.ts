import { controlTags, type Region, type RegionOf } from '@label-studio-ml/protocol'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import { field, isObject, isStrings, type RegionValue } from '../value-rules/value-rule.ts'
import { type RegionOptions, regionOf } from './region-frame.ts'
import type { SamplePlace, TagSupport } from './tag-support.ts'

/** The ids of a List's items: in order, or in order in each bucket. */
export type Ranking = readonly string[] | Readonly<Record<string, readonly string[]>>

/**
 * A region of a `Ranker`: ids of the List's items, the best first; of one with Buckets an object with the ids in each, and
 * those in none under `_`.
 * @example control.rank(['item-2', 'item-1'], { score: 0.7 })
 * @example control.rank({ best: ['item-2'], _: ['item-1'] })
 */
function rank(control: ControlTagData, ranking: Ranking, options: RegionOptions = {}): RegionOf<'Ranker'> {
  const buckets = isStrings(ranking) ? { [control.name]: ranking } : (ranking as Record<string, readonly string[]>)
  const lists = Object.entries(buckets).map(([bucket, ids]) => [bucket, ids.map(String)])
  return regionOf(control, 'ranker', { ranker: Object.fromEntries(lists) as Record<string, string[]> }, options)
}

function isRanking(written: unknown): written is Record<string, string[]> {
  return isObject(written) && Object.values(written).every(isStrings)
}

export const ranker = {
  spec: controlTags.Ranker,
  build: { rank },
  read: ({ ranker: buckets }: RegionValue) => (isRanking(buckets) ? { buckets } : undefined),
  check: field('ranker', 'an object of lists of item ids', isRanking),
  sample: (control: ControlTagData, { shown }: SamplePlace): Region[] => {
    const items = Array.isArray(shown) ? shown : []
    return [rank(control, items.map(({ id }) => String(id)).reverse())]
  },
} satisfies TagSupport
