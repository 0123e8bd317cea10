import { z } from 'zod'
import { identifierSchema, nonEmptyStringSchema } from './identifiers.ts'

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

const projectUidMeta = {
  description: 'Project uid: "<project id>.<unix seconds of its creation>".',
  example: '62.1712036036',
}

/** The `project` of a request: the project uid, a bare id in requests made by hand, or nothing. */
export const projectReferenceSchema = z.union([z.string(), z.number(), z.null()]).meta(projectUidMeta)

/** A project that must be named: its uid, or its bare id in requests made by hand. */
export const namedProjectSchema = z.union([nonEmptyStringSchema, z.number()]).meta(projectUidMeta)

/** `?project=<uid>` of the GET routes; without it the answer is about all projects. */
export const projectQuerySchema = z.object({
  project: z
    .string()
    .optional()
    .meta({ description: 'Project uid; without it all projects.', example: '62.1712036036' }),
})

/**
 * The name under which Label Studio's connector sends a project: `"<id>.<unix seconds of created_at>"`.
 * Webhooks carry the project instead; this makes both the same key.
 *
 * @param project `created_at` is ISO 8601, as in webhook payloads
 * @returns the bare id when `created_at` is absent or not a date
 * @example projectUid({ id: 62, created_at: '2024-04-02T05:33:56.123456Z' }) // '62.1712036036'
 */
export function projectUid(project: { id: number; created_at?: string | null | undefined }): string {
  const createdMs = Date.parse(project.created_at ?? '')
  return Number.isNaN(createdMs) ? `${project.id}` : `${project.id}.${Math.floor(createdMs / 1000)}`
}
