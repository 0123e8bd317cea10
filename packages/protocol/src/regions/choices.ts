import { z } from 'zod'
import { defineRegion } from './define-region.ts'

/**
 * A Choices region: the chosen values (the `alias` of a Choice that has one), always a list.
 *
 * @example { id: 'r1', from_name: 'sentiment', to_name: 'text', type: 'choices', value: { choices: ['Positive'] } }
 */
export const choicesRegionSchema = defineRegion('choices', z.looseObject({ choices: z.array(z.string()) })).meta({
  id: 'ChoicesRegion',
  description: 'Choices: the chosen values.',
})

export type ChoicesRegion = z.infer<typeof choicesRegionSchema>
