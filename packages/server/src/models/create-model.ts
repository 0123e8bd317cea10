import { join } from 'node:path'
import type { LabelConfig, LabelStudioMLBase, TrainOutput } from '@label-studio-ml/sdk'
import { type KeyValueDriver, type ModelClass, matchingControls } from '@label-studio-ml/sdk/host'
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
  warn(message: string): void
}

export type ExtraParams = Readonly<Record<string, unknown>>

/**
 * Constructs the author's class, in the server and in the training process; calling `setup` is up to the caller.
 * Throws `CONFIGURATION_INVALID` for a method that is a class field.
 */
export function createModel(ModelClass: ModelClass, init: ModelInit): LabelStudioMLBase {
  const model = new ModelClass({
    project: init.project,
    modelVersion: init.modelVersion,
    labelInterface: init.config,
    controls: matchingControls(init.config, ModelClass.needs),
    extraParams: filledIn(init.extraParams, init.defaultExtraParams),
    trainOutput: init.trainOutput,
    artifact: (name) => init.folder && join(init.folder, name),
    state: init.state,
    warn: init.warn,
  })
  assertMethods(model)
  return model
}

function filledIn(own: unknown, defaults: ExtraParams): unknown {
  if (own === null || own === undefined) return Object.keys(defaults).length > 0 ? defaults : own
  return typeof own === 'object' && !Array.isArray(own) ? { ...defaults, ...own } : own
}
