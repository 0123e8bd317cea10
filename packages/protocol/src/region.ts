import { z } from 'zod'

/**
 * One item of a `result` as Label Studio sends it: a region, a relation, or whatever a hand-made import put there.
 * Nothing is required; `regionSchemas` tells whether it has the form of its control tag.
 */
export const regionSchema = z
  .looseObject({
    id: z.union([z.string(), z.number(), z.null()]).optional(),
    type: z.string().nullish().meta({ description: 'Name of the control tag, lower-cased.' }),
    from_name: z.string().nullish().meta({ description: 'Name of the control tag.' }),
    to_name: z.string().nullish().meta({ description: 'Name of the object tag.' }),
    value: z.unknown().optional().meta({ description: 'The value in the format of the control tag.' }),
  })
  .meta({ id: 'Region', description: 'One item of a result, as Label Studio sends it.' })

export type Region = z.infer<typeof regionSchema>
