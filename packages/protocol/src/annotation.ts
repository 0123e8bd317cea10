import { z } from 'zod'
import { identifierSchema } from './identifier.ts'
import { regionSchema } from './region.ts'

const annotatorSchema = z
  .looseObject({ id: z.union([identifierSchema, z.string()]).nullish(), email: z.string().nullish() })
  .meta({ id: 'Annotator', description: 'The annotator with id and email.' })

/** What an annotator did to a task. `was_cancelled` means skipped, `result` may be null or empty. */
export const annotationSchema = z
  .looseObject({
    id: identifierSchema.nullish(),
    result: z.array(regionSchema).nullish(),
    task: identifierSchema.nullish().meta({ description: 'Id of the annotated task.' }),
    completed_by: z
      .union([identifierSchema, annotatorSchema, z.null()])
      .optional()
      .meta({ description: 'Id of the annotator, or the annotator with id and email.' }),
    was_cancelled: z.boolean().nullish().meta({ description: 'True when the annotator skipped the task.' }),
    ground_truth: z.boolean().nullish(),
    lead_time: z.number().nullish().meta({ description: 'Seconds spent.' }),
    created_at: z.string().nullish(),
    updated_at: z.string().nullish(),
    parent_prediction: identifierSchema.nullish(),
  })
  .meta({ id: 'Annotation', description: 'What an annotator did to a task.' })

export type Annotation = z.infer<typeof annotationSchema>
