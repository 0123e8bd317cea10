import { z } from 'zod'
import { nonEmptyStringSchema } from '../identifiers.ts'

/** A relation between two regions of the same result, named by their ids. It has no control tag's name and no value. */
export const relationSchema = z
  .looseObject({
    type: z.literal('relation'),
    from_id: nonEmptyStringSchema,
    to_id: nonEmptyStringSchema,
    direction: z.enum(['right', 'left', 'bi']).optional().meta({ description: 'Default right.' }),
    labels: z.array(z.string()).optional(),
  })
  .meta({ id: 'Relation', description: 'A relation between two regions of the same result.' })

export type Relation = z.infer<typeof relationSchema>
