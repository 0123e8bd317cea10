import { z } from 'zod'
import {
  annotationCreatedSchema,
  annotationsCreatedSchema,
  annotationsDeletedSchema,
  annotationUpdatedSchema,
} from './annotation-events.ts'
import { labelLinkCreatedSchema, labelLinkDeletedSchema, labelLinkUpdatedSchema } from './label-link-events.ts'
import { projectCreatedSchema, projectDeletedSchema, projectUpdatedSchema } from './project-events.ts'
import { startTrainingSchema } from './start-training.ts'
import { tasksCreatedSchema, tasksDeletedSchema } from './task-events.ts'

/** Every event that Label Studio 1.0 to 1.24 sends. With `send_payload: false` only `action` is there. */
export const knownEventSchema = z.discriminatedUnion('action', [
  annotationCreatedSchema,
  annotationUpdatedSchema,
  annotationsCreatedSchema,
  annotationsDeletedSchema,
  tasksCreatedSchema,
  tasksDeletedSchema,
  projectCreatedSchema,
  projectUpdatedSchema,
  projectDeletedSchema,
  labelLinkCreatedSchema,
  labelLinkUpdatedSchema,
  labelLinkDeletedSchema,
  startTrainingSchema,
])

export type KnownEvent = z.infer<typeof knownEventSchema>

/** An event of another action (Enterprise, other versions), or a known one in a form that we cannot read. */
export const otherEventSchema = z
  .looseObject({ action: z.string().nullish() })
  .meta({ id: 'OtherEvent', description: 'An event of an action that is not listed.' })

export type OtherEvent = z.infer<typeof otherEventSchema>

/** The body of POST /webhook. Never refuses an object whose `action` is a string or missing. */
export const webhookEventSchema = z
  .union([knownEventSchema, otherEventSchema])
  .meta({ id: 'WebhookEvent', description: 'An event of Label Studio.' })

export type WebhookEvent = z.infer<typeof webhookEventSchema>

/**
 * True for an event whose payload has the form of its action, so that `event.action` tells its fields.
 *
 * @example if (isKnownEvent(event) && event.action === 'ANNOTATION_CREATED') event.annotation?.result
 */
export function isKnownEvent(event: WebhookEvent): event is KnownEvent {
  return knownEventSchema.safeParse(event).success
}
