import { BackendError } from '@label-studio-ml/protocol'
import { createInMemoryState, type ModelClass, parseLabelConfig } from '@label-studio-ml/sdk'
import { createModel } from './create-model.ts'

/**
 * Whether a model class learns. Looks at an instance, because methods may also be written as fields.
 * Throws `CONFIGURATION_INVALID` for a class that cannot predict.
 */
export function learns(ModelClass: ModelClass): boolean {
  const model = createModel(ModelClass, {
    project: 'none',
    config: parseLabelConfig(''),
    extraParams: null,
    modelVersion: 'untrained',
    trainOutput: undefined,
    folder: undefined,
    state: createInMemoryState(),
    warn: () => {},
  })
  if (!model.predict && !model.predictBatch) {
    throw new BackendError(
      'CONFIGURATION_INVALID',
      `${ModelClass.name} has neither predict nor predictBatch: write one of them.`,
    )
  }
  return model.fit !== undefined
}
