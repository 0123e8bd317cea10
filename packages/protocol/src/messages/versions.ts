import { z } from 'zod'
import { modelVersionSchema } from '../model-version.ts'
import { projectReferenceSchema } from '../project-reference.ts'
import { trainingFailureSchema } from './training-failure.ts'

/** The body of POST /versions (1.6 and some later). */
export const versionsRequestSchema = z
  .looseObject({ project: projectReferenceSchema.optional() })
  .meta({ id: 'VersionsRequest' })

export type VersionsRequest = z.infer<typeof versionsRequestSchema>

const unusableVersionSchema = z.looseObject({
  project: z.string(),
  version: modelVersionSchema,
  error: z.string().meta({ description: 'Why it cannot be loaded.' }),
})

/** The answer of GET and POST /versions, newest first. */
export const versionsResponseSchema = z
  .looseObject({
    versions: z.array(modelVersionSchema),
    unusable: z
      .array(unusableVersionSchema)
      .optional()
      .meta({ description: 'Versions that are passed over because they cannot be loaded.' }),
    training_failures: z
      .array(trainingFailureSchema)
      .optional()
      .meta({ description: 'Of each project the newest training, if it failed.' }),
  })
  .meta({ id: 'VersionsResponse' })

export type VersionsResponse = z.infer<typeof versionsResponseSchema>
