import type { Handlers } from './handler.ts'
import { createModelHandlers, type ModelServices } from './handlers/models.ts'
import { type BackendState, createMonitoringHandlers } from './handlers/monitoring.ts'
import { createPredictingHandlers, type PredictingServices } from './handlers/predicting.ts'
import { createTrainingHandlers, type TrainingServices } from './handlers/training.ts'

export type HandlerServices = PredictingServices & TrainingServices & ModelServices

/** The handler of every route of the table. */
export function createHandlers(services: HandlerServices, state: BackendState): Handlers {
  return {
    ...createMonitoringHandlers(state),
    ...createPredictingHandlers(services),
    ...createTrainingHandlers(services),
    ...createModelHandlers(services),
  }
}
