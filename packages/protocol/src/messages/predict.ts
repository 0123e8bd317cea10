import { z } from 'zod'
import { modelVersionSchema } from '../model-version.ts'
import { predictionSchema } from '../prediction.ts'
import { projectReferenceSchema } from '../project-reference.ts'
import { regionSchema } from '../region.ts'
import { type Task, taskSchema } from '../task.ts'

/** What the annotator has drawn so far in an interactive request; other callers put other keys here. */
export const predictContextSchema = z
  .looseObject({ result: z.array(regionSchema).nullish() })
  .meta({ id: 'PredictContext', description: 'The prompts of an interactive request, in drawing order.' })

export type PredictContextPayload = z.infer<typeof predictContextSchema>

/** The `params` of POST /predict and /train. `login` and `password` are secrets: Basic credentials for task media. */
export const requestParamsSchema = z
  .looseObject({
    login: z.string().nullish(),
    password: z.string().nullish(),
    context: z.union([predictContextSchema, z.null()]).optional(),
  })
  .meta({ id: 'RequestParams' })

const unreadableTaskSchema = z.unknown().meta({
  id: 'UnreadableTask',
  description: 'Whatever else stands in the list: its slot has no prediction.',
})

/** A bad task costs its own slot, not the batch: callers send tasks, the server takes any item. */
const taskItemSchema = z.union([taskSchema, unreadableTaskSchema]) as z.ZodType<unknown, Task>

/**
 * The body of POST /predict. A request made by hand may have `tasks` only, even a single object.
 * `model_version` is there before 1.12, `params.context` from 1.3 on.
 */
export const predictRequestSchema = z
  .looseObject({
    tasks: z.union([z.array(taskItemSchema), taskSchema]),
    project: projectReferenceSchema.optional(),
    label_config: z.string().nullish().meta({ description: 'The label config, XML.' }),
    params: z.union([requestParamsSchema, z.null()]).optional(),
    model_version: z.string().nullish(),
  })
  .meta({ id: 'PredictRequest' })

export type PredictRequest = z.infer<typeof predictRequestSchema>

/**
 * The answer of POST /predict: `results[i]` belongs to `tasks[i]`. A slot is one prediction, or a list for Label Studio
 * 1.12+ (`[]` stores nothing, so the task is asked again; interactive requests need an object).
 */
export const predictResponseSchema = z
  .strictObject({
    results: z.array(z.union([predictionSchema, z.array(predictionSchema)])),
    model_version: modelVersionSchema,
  })
  .meta({ id: 'PredictResponse' })

export type PredictResponse = z.infer<typeof predictResponseSchema>
