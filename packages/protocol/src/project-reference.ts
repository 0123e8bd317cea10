import { z } from 'zod'
import { nonEmptyStringSchema } from './non-empty-string.ts'

/** The `project` of the connector's requests: the project uid, a bare id in requests made by hand, or nothing. */
export const projectReferenceSchema = z.union([z.string(), z.number(), z.null()]).meta({
  description: 'Project uid: "<project id>.<unix seconds of its creation>".',
  example: '62.1712036036',
})

export type ProjectReference = z.infer<typeof projectReferenceSchema>

/** A project that must be named: its uid, or its bare id in requests made by hand. */
export const namedProjectSchema = z.union([nonEmptyStringSchema, z.number()]).meta({
  description: 'Project uid: "<project id>.<unix seconds of its creation>".',
  example: '62.1712036036',
})
