import { predictProject } from '../predict-project.ts'
import type { PredictProjectOptions } from '../project-prediction.ts'
import type { createStoredProject } from './stored-project.ts'

type Project = ReturnType<typeof createStoredProject>

const region = { from_name: 'sentiment', to_name: 'text', type: 'choices', value: { choices: ['Positive'] } }

/** Predicts every task of a project under the version v1. */
export function predictStoredProject(project: Project, options: Partial<PredictProjectOptions> = {}) {
  return predictProject({
    client: project.client,
    project: 7,
    only: 'all',
    modelVersion: () => 'v1',
    predict: async (tasks) => ({ version: 'v1', slots: tasks.map(() => ({ result: [region], score: 0.9 })) }),
    retryAfterMs: [0, 0],
    ...options,
  })
}

export const everyTask = (tasks: number) => Array.from({ length: tasks }, (_, index) => index + 1)

