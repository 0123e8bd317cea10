import type { LabelStudioAccess } from '../label-studio/label-studio-access.ts'
import type { Log } from '../observability/log.ts'
import { connectTrigger, type TrainingPolicy } from '../training/training-policy.ts'

/** Trains a project on the labels that it has when it is connected for the first time. */
export type TrainOnConnect = (project: string) => Promise<void>

export interface TrainOnConnectOptions {
  access: Pick<LabelStudioAccess, 'isKnown' | 'missingReason'>
  policy: Pick<TrainingPolicy, 'request'>
  log: Pick<Log, 'warn'>
}

export function createTrainOnConnect({ access, policy, log }: TrainOnConnectOptions): TrainOnConnect {
  return async (project) => {
    if (await access.isKnown(project)) await policy.request(project, connectTrigger)
    else log.warn({ project, detail: access.missingReason(project) }, 'not trained on connect: no labels can be read')
  }
}
