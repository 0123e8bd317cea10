import { z } from 'zod'
import { annotationSchema } from '../annotation.ts'
import { identifierSchema } from '../identifier.ts'
import { taskSchema } from '../task.ts'
import { projectKey } from './project-key.ts'

const oneAnnotation = { annotation: annotationSchema.optional(), task: taskSchema.optional(), ...projectKey }

/** An annotation was submitted, or a task skipped (`was_cancelled`). `task` comes from 1.4.0 on. */
export const annotationCreatedSchema = z
  .looseObject({ action: z.literal('ANNOTATION_CREATED'), ...oneAnnotation })
  .meta({ id: 'AnnotationCreatedEvent' })

/** An annotation was changed, or a skip taken back. */
export const annotationUpdatedSchema = z
  .looseObject({ action: z.literal('ANNOTATION_UPDATED'), ...oneAnnotation })
  .meta({ id: 'AnnotationUpdatedEvent' })

/** Annotations were made from predictions (1.5+): lists, though the keys are singular. */
export const annotationsCreatedSchema = z
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

/** Annotations were deleted, also for one; only their ids come, neither tasks nor results. */
export const annotationsDeletedSchema = z
  .looseObject({
    action: z.literal('ANNOTATIONS_DELETED'),
    annotations: z.array(deletedAnnotationSchema).optional(),
    ...projectKey,
  })
  .meta({ id: 'AnnotationsDeletedEvent' })
