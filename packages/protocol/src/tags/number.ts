import { z } from 'zod'
import { defineTag, onEach } from './define-tag.ts'
import { taskObjects } from './object-tags.ts'

/** Between `min` and `max` on the grid of `step`, where the tag has them. */
export const number = defineTag({
  tag: 'Number',
  type: 'number',
  summary: 'A number.',
  element: '<Number name="number" toName="{object}"/>',
  on: onEach(taskObjects, { value: z.looseObject({ number: z.number() }), example: { number: 12.5 } }),
})
