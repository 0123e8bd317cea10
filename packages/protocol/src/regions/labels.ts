import { z } from 'zod'
import { defineRegion } from './define-region.ts'

const offset = z.number().min(0)

/**
 * A Labels region on Text (offsets in code points, `end` exclusive) or on Audio
 * (seconds).
 *
 * @example { id: 'r1', from_name: 'label', to_name: 'text', type: 'labels', value: { start: 0, end: 2, text: 'hi', labels: ['GREET'] } }
 */
export const labelsRegionSchema = defineRegion(
  'labels',
  z.looseObject({
    start: offset.meta({ description: 'First position of the span.' }),
    end: offset.meta({ description: 'Position after the span.' }),
    text: z.string().optional().meta({ description: 'The text of the span.' }),
    labels: z.array(z.string()),
  }),
).meta({ id: 'LabelsRegion', description: 'Labels: a labeled span of a text or an audio.' })

export type LabelsRegion = z.infer<typeof labelsRegionSchema>
