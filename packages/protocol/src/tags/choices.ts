import { z } from 'zod'
import { defineRegion } from './define-region.ts'

/**
 * A Choices region: the chosen values (the `alias` of a Choice that has one), always a list;
 * of nested choices (`allowNested`) the path from the root.
 *
 * @example { id: 'r1', from_name: 'sentiment', to_name: 'text', type: 'choices', value: { choices: ['Positive'] } }
 */
export const choicesRegionSchema = defineRegion(
  'choices',
  z.looseObject({ choices: z.array(z.union([z.string(), z.array(z.string())])) }),
).meta({
  id: 'ChoicesRegion',
  description: 'Choices: the chosen values.',
})

export type ChoicesRegion = z.infer<typeof choicesRegionSchema>
