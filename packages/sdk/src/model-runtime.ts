import type { ControlTag } from './label-config/control-tag.ts'
import type { LabelConfig } from './label-config/label-config.ts'
import type { TrainOutput } from './label-studio-ml-base.ts'
import type { KeyValueDriver } from './state/key-value-driver.ts'

/** What a server hands to a model's constructor; authors reach it through the members of LabelStudioMLBase. */
export interface ModelRuntime {
  project: string
  modelVersion: string
  labelInterface: LabelConfig
  controls: readonly ControlTag[]
  extraParams: unknown
  trainOutput: TrainOutput | undefined
  artifact(name: string): string | undefined
  state: KeyValueDriver
  /** Logs something that the author should change, once. */
  warn(message: string): void
}
