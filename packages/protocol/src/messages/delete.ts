import { z } from 'zod'
import { namedProjectSchema } from '../project-reference.ts'

/** The body of POST /delete. */
export const deleteRequestSchema = z.looseObject({ project: namedProjectSchema }).meta({ id: 'DeleteRequest' })

export type DeleteRequest = z.infer<typeof deleteRequestSchema>

/** The answer of POST /delete; `deleted` is false when nothing was kept for the project. */
export const deleteResponseSchema = z
  .looseObject({ status: z.literal('ok'), deleted: z.boolean() })
  .meta({ id: 'DeleteResponse' })

export type DeleteResponse = z.infer<typeof deleteResponseSchema>
