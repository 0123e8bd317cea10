import { z } from 'zod'
import { annotationSchema } from './annotation.ts'
import { identifierSchema } from './identifier.ts'
import { storedPredictionSchema } from './stored-prediction.ts'

const annotations = z.array(annotationSchema).nullish()
const draftSchema = z
  .record(z.string(), z.unknown())
  .meta({ id: 'Draft', description: 'An annotation that was not submitted yet.' })
/** Not a zod record, which drops a field named `__proto__`. */
const dataSchema = z
  .custom<Record<string, unknown>>((data) => typeof data === 'object' && data !== null && !Array.isArray(data), {
    error: ({ input }) => `Invalid input: expected object, received ${z.core.util.parsedType(input)}`,
  })
  .meta({
    type: 'object',
    additionalProperties: {},
    description: 'The fields that object tags name, e.g. {"text": "…"}.',
  })
const idOrObject = <Item extends z.ZodType>(item: Item) => z.array(z.union([identifierSchema, item])).nullish()

/**
 * A task as Label Studio 1.0 to 1.24 sends it, or one made by hand: only `data` is required.
 * `predictions` and `drafts` are ids in exports and objects elsewhere; before 1.0 annotations were `completions`.
 *
 * @example taskSchema.parse({ data: { text: 'I loved it' } })
 */
export const taskSchema = z
  .looseObject({
    id: identifierSchema.nullish(),
    data: dataSchema,
    project: identifierSchema.nullish(),
    meta: z.unknown().optional(),
    annotations,
    completions: annotations,
    predictions: idOrObject(storedPredictionSchema),
    drafts: idOrObject(draftSchema),
    created_at: z.string().nullish(),
    updated_at: z.string().nullish(),
  })
  .meta({ id: 'Task', description: 'A task of Label Studio.' })

export type Task = z.infer<typeof taskSchema>
