import type { HandlerServices } from '../http/create-handlers.ts'
import type { Models } from '../models/create-models.ts'
import type { Log } from '../observability/log.ts'
import type { Metrics } from '../observability/metrics.ts'
import type { AcceptLabelConfig } from '../projects/accept-label-config.ts'
import type { ParseConfig } from '../projects/label-config-cache.ts'
import { createConnectProject } from '../services/connect-project.ts'
import { createDeleteProject } from '../services/delete-project.ts'
import { createDuplicateModel } from '../services/duplicate-model.ts'
import { createKeepLabelConfig } from '../services/keep-label-config.ts'
import { createListVersions } from '../services/list-versions.ts'
import { createPredict } from '../services/predict.ts'
import { createRecordEvent } from '../services/record-event.ts'
import {
  createCancelTraining,
  createJobStatus,
  createStartTraining,
  createTrainingStatus,
} from '../services/request-training.ts'
import { createSelectModel, createServingVersion } from '../services/select-model.ts'
import { createTurns } from '../services/take-turns.ts'
import { createTrainOnTasks } from '../services/train-on-tasks.ts'
import type { ModelDir } from '../storage/open-model-dir.ts'
import type { Training } from '../training/create-training.ts'
import type { RequestLimits } from './request-limits.ts'

export interface ServiceParts {
  modelName: string
  modelDir: ModelDir
  models: Models
  training: Training
  isTrainable: boolean
  parseConfig: ParseConfig
  acceptLabelConfig: AcceptLabelConfig
  metrics: Metrics
  limits: RequestLimits
  log: Log
}

/** Every use case, for whatever face calls it. */
export function createServices(parts: ServiceParts): HandlerServices {
  const { modelDir, models, acceptLabelConfig, metrics, limits } = parts
  const { projects, versions } = modelDir
  const { fallback } = models
  const serving = { projects, versions, fallback, parseConfig: parts.parseConfig }
  const selectModel = createSelectModel({ ...serving, acceptLabelConfig })
  return {
    acceptLabelConfig,
    connectProject: createConnectProject({ projects, versions, acceptLabelConfig, selectModel }),
    predict: createPredict({ ...limits, selectModel, metrics }),
    ...createTrainingServices(parts, createServingVersion(serving)),
    ...createProjectServices(parts),
  }
}

function createTrainingServices(parts: ServiceParts, servingVersion: ReturnType<typeof createServingVersion>) {
  const { modelDir, models, modelName, acceptLabelConfig } = parts
  const { projects, storage, versions } = modelDir
  const { journal, jobs } = storage
  const policy = parts.isTrainable ? parts.training.policy : undefined
  const trainings = { policy, jobs, projects, servingVersion, modelName }
  const startTraining = createStartTraining(trainings)
  const sources = {
    projects,
    journal,
    startTraining,
    keepLabelConfig: createKeepLabelConfig({ projects, acceptLabelConfig }),
  }
  return {
    trainOnTasks: createTrainOnTasks(sources),
    recordEvent: createRecordEvent({ ...sources, policy }),
    jobStatus: createJobStatus(trainings),
    cancelTraining: createCancelTraining(trainings),
    trainingStatus: createTrainingStatus(trainings),
    listVersions: createListVersions({ projects, versions, fallback: models.fallback, servingVersion, jobs }),
  }
}

/** Both change the files of projects, so they take turns: a copy of what is being removed would be torn. */
function createProjectServices({ modelDir, models, training, isTrainable, log }: ServiceParts) {
  const { projects, versions, artifacts, storage } = modelDir
  const { promoteVersion } = training
  const policy = isTrainable ? training.policy : undefined
  const candidates = { versions: storage.versions, artifacts }
  const deleteProject = createDeleteProject({ projects, versions, artifacts, host: models.host, storage, policy })
  const duplicateModel = createDuplicateModel({ projects, versions, artifacts, candidates, promoteVersion, log })
  const inTurn = createTurns()
  return {
    deleteProject: inTurn(deleteProject),
    duplicateModel: inTurn(duplicateModel),
  }
}
