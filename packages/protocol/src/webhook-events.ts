import { z } from 'zod'
import { identifierSchema } from './identifiers.ts'
import { projectPayloadSchema } from './project.ts'
import { annotationSchema, taskSchema } from './task.ts'

/** The `project` of an event: absent with `send_payload: false`, null for some organization webhooks. */
const projectKey = { project: z.union([projectPayloadSchema, z.null()]).optional() }

const oneAnnotation = { annotation: annotationSchema.optional(), task: taskSchema.optional(), ...projectKey }

/** An annotation was submitted, or a task skipped (`was_cancelled`). `task` comes from 1.4.0 on. */
const annotationCreatedSchema = z
  .looseObject({ action: z.literal('ANNOTATION_CREATED'), ...oneAnnotation })
  .meta({ id: 'AnnotationCreatedEvent' })

/** An annotation was changed, or a skip taken back. */
const annotationUpdatedSchema = z
  .looseObject({ action: z.literal('ANNOTATION_UPDATED'), ...oneAnnotation })
  .meta({ id: 'AnnotationUpdatedEvent' })

/** Annotations were made from predictions (1.5+): lists, though the keys are singular. */
const annotationsCreatedSchema = z
  .looseObject({
    action: z.literal('ANNOTATIONS_CREATED'),
    annotation: z.array(annotationSchema).optional(),
    task: z.array(taskSchema).optional(),
    ...projectKey,
  })
  .meta({ id: 'AnnotationsCreatedEvent' })

const deletedAnnotationSchema = z
  .looseObject({ id: identifierSchema })
  .meta({ id: 'DeletedAnnotation', description: 'What is left of a deleted annotation.' })

/** Annotations were deleted, one or more; only their ids come, neither tasks nor results. */
const annotationsDeletedSchema = z
  .looseObject({
    action: z.literal('ANNOTATIONS_DELETED'),
    annotations: z.array(deletedAnnotationSchema).optional(),
    ...projectKey,
  })
  .meta({ id: 'AnnotationsDeletedEvent' })

/** Tasks were imported; a list even for one. */
const tasksCreatedSchema = z
  .looseObject({ action: z.literal('TASKS_CREATED'), tasks: z.array(taskSchema).optional(), ...projectKey })
  .meta({ id: 'TasksCreatedEvent' })

const deletedTaskSchema = z
  .looseObject({ id: identifierSchema })
  .meta({ id: 'DeletedTask', description: 'What is left of a deleted task.' })

/** Tasks were deleted; only their ids come. */
const tasksDeletedSchema = z
  .looseObject({ action: z.literal('TASKS_DELETED'), tasks: z.array(deletedTaskSchema).optional(), ...projectKey })
  .meta({ id: 'TasksDeletedEvent' })

/**
 * Project settings were saved. Label Studio 1.4.1 to 1.12.0 also sends this for "Start training", through its
 * connector (user agent `heartex/…`).
 */
const projectUpdatedSchema = z
  .looseObject({ action: z.literal('PROJECT_UPDATED'), ...projectKey })
  .meta({ id: 'ProjectUpdatedEvent' })

/** A project was made; organization webhooks only. */
const projectCreatedSchema = z
  .looseObject({ action: z.literal('PROJECT_CREATED'), ...projectKey })
  .meta({ id: 'ProjectCreatedEvent' })

/** A project was deleted; organization webhooks only, the project has only its id. */
const projectDeletedSchema = z
  .looseObject({ action: z.literal('PROJECT_DELETED'), ...projectKey })
  .meta({ id: 'ProjectDeletedEvent' })

const labelLinkSchema = z
  .record(z.string(), z.unknown())
  .meta({ id: 'LabelLink', description: 'A label of a project.' })
const labelSchema = z.record(z.string(), z.unknown()).meta({ id: 'Label', description: 'A label of an organization.' })

/** Labels were linked to the project (1.5+). */
const labelLinkCreatedSchema = z
  .looseObject({
    action: z.literal('LABEL_LINK_CREATED'),
    label_link: z.array(labelLinkSchema).optional(),
    ...projectKey,
  })
  .meta({ id: 'LabelLinkCreatedEvent' })

/** A linked label was changed (1.5+). */
const labelLinkUpdatedSchema = z
  .looseObject({
    action: z.literal('LABEL_LINK_UPDATED'),
    label_link: labelLinkSchema.optional(),
    label: labelSchema.optional(),
    ...projectKey,
  })
  .meta({ id: 'LabelLinkUpdatedEvent' })

/** A linked label was removed (1.5+); only its id comes. */
const labelLinkDeletedSchema = z
  .looseObject({ action: z.literal('LABEL_LINK_DELETED'), label_link: labelLinkSchema.optional(), ...projectKey })
  .meta({ id: 'LabelLinkDeletedEvent' })

/** "Start training" of 1.12.1+. It comes from the connector with Basic credentials, never as a webhook delivery. */
const startTrainingSchema = z
  .looseObject({ action: z.literal('START_TRAINING'), ...projectKey })
  .meta({ id: 'StartTrainingEvent' })

/** The known events that were parsed: they need not be checked again. */
const parsedEvents = new WeakSet<object>()

/** Every event that Label Studio 1.0 to 1.24 sends. With `send_payload: false` only `action` is there. */
export const knownEventSchema = z
  .discriminatedUnion('action', [
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
  .overwrite((event) => {
    parsedEvents.add(event)
    return event
  })

export type KnownEvent = z.infer<typeof knownEventSchema>

/** An event of another action (Enterprise, other versions), or a known one in a form that we cannot read. */
const otherEventSchema = z
  .looseObject({ action: z.string().nullish() })
  .meta({ id: 'OtherEvent', description: 'An event of an action that is not listed.' })

/** Any event: an object is never refused when its `action` is a string or missing. */
export const webhookEventSchema = z
  .union([knownEventSchema, otherEventSchema])
  .meta({ id: 'WebhookEvent', description: 'An event of Label Studio.' })

export type WebhookEvent = z.infer<typeof webhookEventSchema>

/**
 * True for an event whose payload has the form of its action, so that `event.action` says which fields it has.
 *
 * @example if (isKnownEvent(event) && event.action === 'ANNOTATION_CREATED') event.annotation?.result
 */
export function isKnownEvent(event: WebhookEvent): event is KnownEvent {
  return parsedEvents.has(event) || knownEventSchema.safeParse(event).success
}
