import { z } from 'zod'
import { modelVersionSchema } from '../model-version.ts'
import { namedProjectSchema } from '../project-reference.ts'

/** The body of POST /duplicate_model. */
export const duplicateModelRequestSchema = z
  .looseObject({ project_src: namedProjectSchema, project_dst: namedProjectSchema })
  .meta({ id: 'DuplicateModelRequest' })

export type DuplicateModelRequest = z.infer<typeof duplicateModelRequestSchema>

/** The answer of POST /duplicate_model: the version that the destination now serves. */
export const duplicateModelResponseSchema = z
  .looseObject({ status: z.literal('ok'), model_version: modelVersionSchema })
  .meta({ id: 'DuplicateModelResponse' })

export type DuplicateModelResponse = z.infer<typeof duplicateModelResponseSchema>
