import { join } from 'node:path'
import {
  controlsThatFit,
  type KeyValueDriver,
  type LabelConfig,
  type LabelStudioMLBase,
  type ModelClass,
  type TrainOutput,
} from '@label-studio-ml/sdk'

export interface ModelSeed {
  project: string
  config: LabelConfig
  extraParams: unknown
  modelVersion: string
  trainOutput: TrainOutput | undefined
  /** The version's artifacts; undefined before any training. */
  folder: string | undefined
  state: KeyValueDriver
  warn(message: string): void
}

/** Constructs the author's class; `setup` is the caller's. Used by the server and by the training process. */
export function createModel(ModelClass: ModelClass, seed: ModelSeed): LabelStudioMLBase {
  return new ModelClass({
    project: seed.project,
    modelVersion: seed.modelVersion,
    labelInterface: seed.config,
    controls: controlsThatFit(seed.config, ModelClass.needs),
    extraParams: seed.extraParams,
    trainOutput: seed.trainOutput,
    artifact: (name) => seed.folder && join(seed.folder, name),
    state: seed.state,
    warn: seed.warn,
  })
}
