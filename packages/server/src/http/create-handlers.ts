import type { Backend } from '../backend.ts'
import type { Handlers } from './handler.ts'
import { createDocumentationHandlers } from './handlers/documentation.ts'
import { createHealthHandler } from './handlers/health.ts'
import { createCancelTrainingHandler, createIsTrainingHandler, createJobStatusHandler } from './handlers/jobs.ts'
import { createPredictHandler } from './handlers/predict.ts'
import { createProjectHandlers } from './handlers/projects.ts'
import { createSetupHandler } from './handlers/setup.ts'
import { createTrainHandler, createWebhookHandler } from './handlers/training.ts'
import { createValidateHandler } from './handlers/validate.ts'
import { createVersionsHandlers } from './handlers/versions.ts'

/** The handler of every route of the table. */
export function createHandlers(backend: Backend): Handlers {
  const health = createHealthHandler(backend)
  return {
    health,
    root: health,
    metrics: () => backend.metrics.text(),
    setup: createSetupHandler(backend),
    predict: createPredictHandler(backend),
    validate: createValidateHandler(backend),
    train: createTrainHandler(backend),
    webhook: createWebhookHandler(backend),
    jobStatus: createJobStatusHandler(backend),
    cancelTraining: createCancelTrainingHandler(backend),
    isTraining: createIsTrainingHandler(backend),
    ...createVersionsHandlers(backend),
    ...createProjectHandlers(backend),
    ...createDocumentationHandlers(),
  }
}
