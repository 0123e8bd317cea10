import { z } from 'zod'
import { defineTag, onEach } from './define-tag.ts'
import { taskObjects } from './object-tags.ts'

/** In the format of the tag, by default `%Y-%m-%dT%H:%M` without seconds and zone. */
export const dateTime = defineTag({
  tag: 'DateTime',
  type: 'datetime',
  summary: 'A date, a time, or both.',
  element: '<DateTime name="datetime" toName="{object}" only="date"/>',
  on: onEach(taskObjects, {
    value: z.looseObject({ datetime: z.string() }),
    example: { datetime: '2024-05-07' },
  }),
})
