import type { ControlTag } from '../control-tag.ts'
import type { TaskFiles } from '../media/task-files.ts'
import type { LabelConfig } from '../parse-label-config.ts'
import type { KeyValueDriver } from '../state/key-value-driver.ts'
import type { TrainOutput } from './training-job.ts'

/** What a server hands to a model's constructor; authors reach it through the members of LabelStudioMLBase. */
export interface ModelRuntime {
  project: string
  modelVersion: string
  labelInterface: LabelConfig
  controls: readonly ControlTag[]
  extraParams: unknown
  /** `extraParams` as the class's `params` read them. */
  params: unknown
  trainOutput: TrainOutput | undefined
  artifact(name: string): string | undefined
  state: KeyValueDriver
  /** Made ready when the first file is opened. */
  files: TaskFiles
  /** Logs something that the author should change, once. */
  warn(message: string): void
}
