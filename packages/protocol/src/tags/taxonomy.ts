import { z } from 'zod'
import { defineTag, onEach } from './define-tag.ts'
import { taskObjects } from './object-tags.ts'

/** Paths from the root; the alias in place of the value at each level. */
export const taxonomy = defineTag({
  tag: 'Taxonomy',
  type: 'taxonomy',
  summary: 'Answers out of a tree of choices, each the path from its root.',
  labelKey: 'taxonomy',
  answersPaths: true,
  element:
    '<Taxonomy name="taxonomy" toName="{object}"><Choice value="Animal"><Choice value="Cat"/><Choice value="Dog"/></Choice><Choice value="Plant"/></Taxonomy>',
  on: onEach(taskObjects, {
    value: z.looseObject({ taxonomy: z.array(z.array(z.string())) }),
    example: { taxonomy: [['Animal', 'Cat']] },
  }),
})
