import { z } from 'zod'
import { defineTag, onEach } from './define-tag.ts'
import { taskObjects } from './object-tags.ts'

/** One name, or with `allowNested` the path from the root; the `alias` of a Choice that has one. Always a list. */
export const choices = defineTag({
  tag: 'Choices',
  type: 'choices',
  summary: 'One of several answers, or several of them, to a question about the task, a page or a region.',
  labelKey: 'choices',
  element: '<Choices name="choices" toName="{object}"><Choice value="Yes"/><Choice value="No"/></Choices>',
  on: onEach(taskObjects, {
    value: z.looseObject({ choices: z.array(z.union([z.string(), z.array(z.string())])) }),
    example: { choices: ['Yes'] },
  }),
})
