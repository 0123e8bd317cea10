import { z } from 'zod'
import { projectKey } from './project-key.ts'

/** "Start training" of 1.12.1+. It comes from the connector with Basic credentials, never as a webhook delivery. */
export const startTrainingSchema = z
  .looseObject({ action: z.literal('START_TRAINING'), ...projectKey })
  .meta({ id: 'StartTrainingEvent' })
