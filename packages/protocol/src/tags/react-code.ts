import { z } from 'zod'
import { defineTag } from './define-tag.ts'

/** ReactCode is control and object tag in one: `from_name` and `to_name` are its own name. */
export const reactCode = defineTag({
  tag: 'ReactCode',
  type: 'reactcode',
  summary: 'What a component of your own answers: any object.',
  element: '<ReactCode name="code" toName="code" data="$code" outputs="stars:rating(5)"/>',
  on: {
    ReactCode: {
      value: z.looseObject({ reactcode: z.record(z.string(), z.unknown()) }),
      example: { reactcode: { stars: 4 } },
    },
  },
})
