import { z } from 'zod'
import { defineTag } from './define-tag.ts'

/**
 * Ids of the items of a List, the best first, by the name of the Ranker; with Buckets by the name of each bucket, and `_`
 * for the items in none.
 */
export const ranker = defineTag({
  tag: 'Ranker',
  type: 'ranker',
  summary: 'The items of a List in order, or sorted into buckets.',
  element:
    '<Ranker name="ranker" toName="{object}"><Bucket name="best" title="Best"/><Bucket name="rest" title="Rest" default="true"/></Ranker>',
  on: {
    List: {
      value: z.looseObject({ ranker: z.record(z.string(), z.array(z.string())) }),
      example: { ranker: { best: ['item-2'], rest: ['item-1', 'item-3'] } },
    },
  },
})
