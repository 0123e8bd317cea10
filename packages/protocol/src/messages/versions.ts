import { z } from 'zod'
import { modelVersionSchema } from '../model-version.ts'
import { projectReferenceSchema } from '../project-reference.ts'

/** The body of POST /versions (1.6 and some later). */
export const versionsRequestSchema = z
  .looseObject({ project: projectReferenceSchema.optional() })
  .meta({ id: 'VersionsRequest' })

export type VersionsRequest = z.infer<typeof versionsRequestSchema>

/** The answer of GET and POST /versions, newest first. */
export const versionsResponseSchema = z
  .looseObject({ versions: z.array(modelVersionSchema) })
  .meta({ id: 'VersionsResponse' })

export type VersionsResponse = z.infer<typeof versionsResponseSchema>
