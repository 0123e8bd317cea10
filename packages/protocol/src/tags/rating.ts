import { z } from 'zod'
import { defineTag, onEach } from './define-tag.ts'
import { taskObjects } from './object-tags.ts'

/** From 0 to the `maxRating` of the tag, 5 by default. */
export const rating = defineTag({
  tag: 'Rating',
  type: 'rating',
  summary: 'A number of stars.',
  element: '<Rating name="rating" toName="{object}"/>',
  on: onEach(taskObjects, { value: z.looseObject({ rating: z.number().min(0) }), example: { rating: 4 } }),
})
