import { trainTasks } from '@label-studio-ml/protocol'
import type { RecordEvent } from '../../services/record-event.ts'
import type { CancelTraining, JobStatus, TrainingStatus } from '../../services/request-training.ts'
import type { TrainOnTasks } from '../../services/train-on-tasks.ts'
import type { Handlers } from '../handler.ts'

export interface TrainingServices {
  trainOnTasks: TrainOnTasks
  recordEvent: RecordEvent
  jobStatus: JobStatus
  cancelTraining: CancelTraining
  trainingStatus: TrainingStatus
}

type TrainingRoute = 'train' | 'webhook' | 'jobStatus' | 'cancelTraining' | 'isTraining'

/** Events, and what they train. */
export function createTrainingHandlers(services: TrainingServices): Handlers<TrainingRoute> {
  const { trainOnTasks, recordEvent, jobStatus, cancelTraining, trainingStatus } = services
  return {
    /** "Start training" of old versions: Label Studio sends every annotated task; a request made by hand adds to them. */
    train: ({ body, caller, log }) => {
      const { project, label_config: labelConfig, train } = body
      const isWhole = caller.isConnector
      return trainOnTasks({ project, labelConfig, tasks: trainTasks(body), isWhole, trigger: '/train', train }, log)
    },
    /** Answers at once: Label Studio hangs up after a second and never asks again. */
    webhook: async ({ body, bodyBytes, caller, log }) => {
      const received = { event: body, bytes: bodyBytes, isConnector: caller.isConnector }
      const { outcome, training } = await recordEvent(received, log)
      return training ?? { status: outcome === 'unreadable' ? 'ignored' : 'ok' }
    },
    jobStatus: ({ body }) => jobStatus(body.job),
    cancelTraining: async ({ body }) => ({
      status: 'ok',
      canceled: await cancelTraining(body.project, 'canceled by POST /cancel_training'),
    }),
    isTraining: ({ query }) => trainingStatus(query.project),
  }
}
