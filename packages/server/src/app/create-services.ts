import type { ModelClass } from '@label-studio-ml/sdk/host'
import type { HandlerServices } from '../http/create-handlers.ts'
import type { RequestLimits } from '../http/request-limits.ts'
import type { LabelStudio } from '../label-studio/open-label-studio.ts'
import type { Models } from '../models/create-models.ts'
import { hearsEvents, isTrainable } from '../models/model-methods.ts'
import type { Log } from '../observability/log.ts'
import type { Metrics } from '../observability/metrics.ts'
import type { PendingPredictionJobs } from '../pending-predictions/create-pending-predictions.ts'
import type { AcceptExtraParams } from '../projects/accept-extra-params.ts'
import { createTurns } from '../projects/take-turns.ts'
import { createCheckHealth } from '../services/check-health.ts'
import { createConnectProject } from '../services/connect-project.ts'
import { createDeleteProject } from '../services/delete-project.ts'
import { createDuplicateModel } from '../services/duplicate-model.ts'
import { createKeepLabelConfig, type KeepLabelConfig } from '../services/keep-label-config.ts'
import { createListProjects } from '../services/list-projects.ts'
import { createListVersions } from '../services/list-versions.ts'
import { createNoticeImportedLabels } from '../services/notice-imported-labels.ts'
import { createPredict } from '../services/predict.ts'
import { createRecordEvent } from '../services/record-event.ts'
import {
  createCancelTraining,
  createJobStatus,
  createStartTraining,
  createTrainingStatus,
} from '../services/request-training.ts'
import { createTellModel, type TellModel } from '../services/tell-model.ts'
import { createTrainOnConnect } from '../services/train-on-connect.ts'
import { createTrainOnTasks } from '../services/train-on-tasks.ts'
import type { ModelDir } from '../storage/open-model-dir.ts'
import type { Training } from '../training/create-training.ts'
import type { Serving } from './create-serving.ts'

export interface ServiceParts {
  ModelClass: ModelClass
  modelDir: ModelDir
  models: Models
  training: Training
  labelStudio: LabelStudio
  /** The first connect of a project trains it. */
  trainOnConnect: boolean
  serving: Serving
  pendingPredictions: PendingPredictionJobs
  acceptExtraParams: AcceptExtraParams
  metrics: Metrics
  limits: RequestLimits
  log: Log
  /** Aborted when the backend stops. */
  stopping: AbortSignal
}

/** Every use case, whichever face calls it. */
export function createServices(parts: ServiceParts): HandlerServices {
  const { ModelClass, modelDir, acceptExtraParams, metrics, limits, stopping, log } = parts
  const { access, setupCredentials } = parts.labelStudio
  const policy = parts.trainOnConnect ? policyOf(parts) : undefined
  const { projects, versions, storage } = modelDir
  const { acceptLabelConfig, selectModel, taskLimiter } = parts.serving
  const { beginRetrieval } = parts.pendingPredictions
  const keepLabelConfig = createKeepLabelConfig({ projects, acceptLabelConfig })
  const tellModel = hearsEvents(ModelClass) ? createTellModel({ projects, selectModel, log, stopping }) : undefined
  return {
    checkHealth: createCheckHealth({ modelName: ModelClass.name, storage, versions }),
    acceptLabelConfig,
    connectProject: createConnectProject({
      projects,
      versions,
      acceptLabelConfig,
      acceptExtraParams,
      selectModel,
      setupCredentials,
      trainOnConnect: policy && createTrainOnConnect({ access, policy, log }),
    }),
    predict: createPredict({ ...limits, selectModel, metrics, taskLimiter, beginRetrieval }),
    ...createTrainingServices(parts, { keepLabelConfig, tellModel }),
    ...createProjectServices(parts),
  }
}

interface EventServices {
  keepLabelConfig: KeepLabelConfig
  tellModel: TellModel | undefined
}

function createTrainingServices(parts: ServiceParts, { keepLabelConfig, tellModel }: EventServices) {
  const { ModelClass, modelDir, models, serving, pendingPredictions } = parts
  const { servingVersion } = serving
  const { projects, storage, versions } = modelDir
  const { journal, jobs } = storage
  const policy = policyOf(parts)
  const trainings = { policy, jobs, projects, versions, servingVersion, modelName: ModelClass.name }
  const startTraining = createStartTraining(trainings)
  const sources = { projects, journal, startTraining, keepLabelConfig }
  return {
    trainOnTasks: createTrainOnTasks(sources),
    recordEvent: createRecordEvent({
      ...sources,
      noticeImportedLabels: createNoticeImportedLabels(parts.labelStudio.access),
      tasksCreated: pendingPredictions.tasksCreated,
      policy,
      tellModel,
    }),
    jobStatus: createJobStatus(trainings),
    cancelTraining: createCancelTraining(trainings),
    trainingStatus: createTrainingStatus(trainings),
    listProjects: createListProjects({ projects, servingVersion }),
    listVersions: createListVersions({ projects, versions, fallback: models.fallback, servingVersion, jobs }),
  }
}

/** Both change the files of projects, so they take turns: otherwise a copy could miss files that are being removed. */
function createProjectServices(parts: ServiceParts) {
  const { modelDir, models, training, log } = parts
  const { projects, versions, artifacts, storage } = modelDir
  const { promoteVersion } = training
  const policy = policyOf(parts)
  const candidates = { versions: storage.versions, artifacts }
  const deleteProject = createDeleteProject({
    projects,
    versions,
    artifacts,
    host: models.host,
    storage,
    setupCredentials: parts.labelStudio.setupCredentials,
    policy,
  })
  const duplicateModel = createDuplicateModel({ projects, versions, artifacts, candidates, promoteVersion, log })
  const inTurn = createTurns()
  return {
    deleteProject: inTurn(deleteProject),
    duplicateModel: inTurn(duplicateModel),
  }
}

function policyOf({ ModelClass, training }: ServiceParts): Training['policy'] | undefined {
  return isTrainable(ModelClass) ? training.policy : undefined
}
