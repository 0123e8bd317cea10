import type { Metrics } from '../observability/metrics.ts'
import type { Handlers } from './handler.ts'
import { createModelHandlers, type ModelServices } from './handlers/models.ts'
import { createMonitoringHandlers, type MonitoringServices } from './handlers/monitoring.ts'
import { createPredictingHandlers, type PredictingServices } from './handlers/predicting.ts'
import { createTrainingHandlers, type TrainingServices } from './handlers/training.ts'

export type HandlerServices = PredictingServices & TrainingServices & ModelServices & MonitoringServices

/** The handler of every route of the table. */
export function createHandlers(services: HandlerServices, metrics: Pick<Metrics, 'text'>): Handlers {
  return {
    ...createMonitoringHandlers(services, metrics),
    ...createPredictingHandlers(services),
    ...createTrainingHandlers(services),
    ...createModelHandlers(services),
  }
}
