import type { TrainOutput } from '@label-studio-ml/sdk'

/** What the training process is asked to do. Everything else it reads from the storage itself. */
export interface TrainingRequest {
  job: string
  project: string
  labelConfig: string
  extraParams: unknown
  storageUrl: string
  /** Where `job.artifacts(name)` lies. */
  stagingFolder: string
  /** The version that serves now, for models that go on from it. */
  current: { modelVersion: string; trainOutput: TrainOutput; folder: string } | null
}

/** What the training process tells while it runs; the last one is `done` or `failed`. */
export type TrainerMessage =
  | { type: 'progress'; fraction: number }
  | { type: 'log'; message: string }
  | { type: 'done'; trainOutput: TrainOutput; revision: number }
  | { type: 'failed'; message: string; stack?: string | undefined }
