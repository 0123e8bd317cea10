import { join } from 'node:path'
import type { LabelConfig, LabelStudioMLBase, TrainOutput } from '@label-studio-ml/sdk'
import { type KeyValueDriver, type ModelClass, matchingControls, readParams } from '@label-studio-ml/sdk/host'
import type { TaskFiles } from '@label-studio-ml/sdk/media'
import { type ExtraParams, withDefaults } from '../projects/extra-params.ts'
import { assertMethods } from './model-methods.ts'

export interface ModelInit {
  project: string
  config: LabelConfig
  /** The project's own; null for none. */
  extraParams: unknown
  /** For projects that have none; where both are objects, for the keys that the project leaves out. */
  defaultExtraParams: ExtraParams
  modelVersion: string
  trainOutput: TrainOutput | undefined
  /** The version's artifacts; undefined before any training. */
  folder: string | undefined
  state: KeyValueDriver
  /** Opens the files of the project's tasks. */
  files: TaskFiles
  warn(message: string): void
}

/**
 * Constructs the author's class, in the server and in the training process; calling `setup` is up to the caller.
 * Throws `CONFIGURATION_INVALID` for a method that is a class field, `EXTRA_PARAMS_INVALID`.
 */
export async function createModel(ModelClass: ModelClass, init: ModelInit): Promise<LabelStudioMLBase> {
  const extraParams = withDefaults(init.extraParams, init.defaultExtraParams)
  const params = await readParams(ModelClass, extraParams)
  const model = new ModelClass({
    project: init.project,
    modelVersion: init.modelVersion,
    labelInterface: init.config,
    controls: matchingControls(init.config, ModelClass.needs),
    extraParams,
    params,
    trainOutput: init.trainOutput,
    artifact: (name) => init.folder && join(init.folder, name),
    state: init.state,
    files: init.files,
    warn: init.warn,
  })
  assertMethods(model)
  return model
}
