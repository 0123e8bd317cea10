import type { ModelClass } from '@label-studio-ml/sdk/host'
import type { RequestLimits } from '../http/request-limits.ts'
import type { Models } from '../models/create-models.ts'
import type { Metrics } from '../observability/metrics.ts'
import { createTaskLimiter, type TaskLimiter } from '../prediction/task-limiter.ts'
import { type AcceptLabelConfig, createAcceptLabelConfig } from '../projects/accept-label-config.ts'
import type { ParseConfig } from '../projects/label-config-cache.ts'
import { createPredictStoredTasks, type PredictStoredTasks } from '../services/predict-stored-tasks.ts'
import {
  createSelectModel,
  createServingVersion,
  type SelectModel,
  type ServingVersion,
} from '../services/select-model.ts'
import type { ModelDir } from '../storage/open-model-dir.ts'

export interface ServingParts {
  ModelClass: ModelClass
  modelDir: ModelDir
  models: Models
  parseConfig: ParseConfig
  metrics: Metrics
  limits: RequestLimits
}

/** What requests and jobs share when they predict. */
export interface Serving {
  acceptLabelConfig: AcceptLabelConfig
  selectModel: SelectModel
  servingVersion: ServingVersion
  taskLimiter: TaskLimiter
  predictStoredTasks: PredictStoredTasks
}

export function createServing({ ModelClass, modelDir, models, parseConfig, metrics, limits }: ServingParts): Serving {
  const { projects, versions } = modelDir
  const acceptLabelConfig = createAcceptLabelConfig(parseConfig, ModelClass)
  const versioned = { projects, versions, fallback: models.fallback, parseConfig }
  const selectModel = createSelectModel({ ...versioned, acceptLabelConfig })
  const taskLimiter = createTaskLimiter(limits)
  return {
    acceptLabelConfig,
    selectModel,
    servingVersion: createServingVersion(versioned),
    taskLimiter,
    predictStoredTasks: createPredictStoredTasks({ selectModel, taskLimiter, metrics }),
  }
}
