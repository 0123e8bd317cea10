import { z } from 'zod'
import { identifierSchema } from './identifier.ts'

/**
 * The project in webhook payloads. It also carries secrets that are not read here (`token`, `task_data_login`,
 * `task_data_password`): never log it.
 */
export const projectPayloadSchema = z
  .looseObject({
    id: identifierSchema,
    title: z.string().nullish(),
    label_config: z.string().nullish(),
    model_version: z.string().nullish(),
    created_at: z.string().nullish().meta({ description: 'ISO 8601; its seconds are part of the project uid.' }),
    task_number: z.number().nullish(),
    total_annotations_number: z.number().nullish(),
    num_tasks_with_annotations: z.number().nullish(),
  })
  .meta({ id: 'ProjectPayload', description: 'The project in a webhook payload.' })

export type ProjectPayload = z.infer<typeof projectPayloadSchema>
