import { z } from 'zod'
import { identifierSchema } from '../identifier.ts'
import { taskSchema } from '../task.ts'
import { projectKey } from './project-key.ts'

/** Tasks were imported; a list also for one. */
export const tasksCreatedSchema = z
  .looseObject({ action: z.literal('TASKS_CREATED'), tasks: z.array(taskSchema).optional(), ...projectKey })
  .meta({ id: 'TasksCreatedEvent' })

const deletedTaskSchema = z
  .looseObject({ id: identifierSchema })
  .meta({ id: 'DeletedTask', description: 'What is left of a deleted task.' })

/** Tasks were deleted; only their ids come. */
export const tasksDeletedSchema = z
  .looseObject({
    action: z.literal('TASKS_DELETED'),
    tasks: z.array(deletedTaskSchema).optional(),
    ...projectKey,
  })
  .meta({ id: 'TasksDeletedEvent' })
