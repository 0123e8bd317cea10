import { z } from 'zod'
import { identifierSchema } from './identifiers.ts'

/**
 * One item of a `result` as Label Studio sends it: a region, a relation, or whatever a hand-made import put there.
 * Nothing is required; `regionSchemaOf` says whether it has the form of its control tag.
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

/** A prediction that Label Studio has stored, as it comes with a task. */
const storedPredictionSchema = z
  .looseObject({
    id: identifierSchema.nullish(),
    result: z.array(regionSchema).nullish(),
    score: z.number().nullish(),
    model_version: z.string().nullish(),
    task: identifierSchema.nullish(),
  })
  .meta({ id: 'StoredPrediction', description: 'A prediction that Label Studio has stored.' })

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

const annotations = z.array(annotationSchema).nullish()
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
