import { z } from 'zod'
import { projectPayloadSchema } from '../project.ts'

/** The `project` of an event: absent with `send_payload: false`, null for some organization webhooks. */
export const projectKey = { project: z.union([projectPayloadSchema, z.null()]).optional() }
