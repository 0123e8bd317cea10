import { z } from 'zod'
import { projectKey } from './project-key.ts'

/**
 * Project settings were saved. Label Studio 1.4.1 to 1.12.0 also sends this for "Start training", through its
 * connector (user agent `heartex/…`).
 */
export const projectUpdatedSchema = z
  .looseObject({ action: z.literal('PROJECT_UPDATED'), ...projectKey })
  .meta({ id: 'ProjectUpdatedEvent' })

/** A project was made; organization webhooks only. */
export const projectCreatedSchema = z
  .looseObject({ action: z.literal('PROJECT_CREATED'), ...projectKey })
  .meta({ id: 'ProjectCreatedEvent' })

/** A project was deleted; organization webhooks only, the project has only its id. */
export const projectDeletedSchema = z
  .looseObject({ action: z.literal('PROJECT_DELETED'), ...projectKey })
  .meta({ id: 'ProjectDeletedEvent' })
