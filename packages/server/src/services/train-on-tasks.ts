import type { AcceptedResponse, Task } from '@label-studio-ml/protocol'
import type { JournalDriver } from '../annotations/journal-driver.ts'
import { annotationsOf, entriesOfTasks } from '../annotations/journal-entries.ts'
import type { RequestLog } from '../observability/request-log.ts'
import type { ProjectReference, ProjectStore } from '../projects/project-store.ts'
import type { KeepLabelConfig } from './keep-label-config.ts'
import type { StartTraining } from './request-training.ts'

export interface TrainingTasks {
  project: ProjectReference
  labelConfig: string | null | undefined
  /** Tasks with their annotations. */
  tasks: readonly Task[]
  /** These are all annotated tasks of the project: they replace what the journal has. */
  isWhole: boolean
  /** What asked for the training; kept with the job. */
  trigger: string
  /** False: the annotations are kept, and nothing is trained. Default true. */
  train?: boolean | null | undefined
}

/** Keeps annotated tasks and asks for a training, unless it is told not to. */
export type TrainOnTasks = (request: TrainingTasks, log: RequestLog) => Promise<AcceptedResponse>

export interface TrainOnTasksOptions {
  projects: ProjectStore
  journal: JournalDriver
  keepLabelConfig: KeepLabelConfig
  startTraining: StartTraining
}

export function createTrainOnTasks(options: TrainOnTasksOptions): TrainOnTasks {
  const { projects, journal, keepLabelConfig, startTraining } = options
  return async ({ project: reference, labelConfig, tasks, isWhole, trigger, train }, log) => {
    const project = projects.uidOfReference(reference)
    await keepLabelConfig(project, labelConfig, log)
    if (tasks.some((task) => annotationsOf(task).length > 0)) {
      await journal[isWhole ? 'replaceAll' : 'record'](project, entriesOfTasks(tasks, isWhole ? 'train' : 'file'))
    }
    return train === false ? { status: 'ok' } : startTraining(project, trigger, log)
  }
}
