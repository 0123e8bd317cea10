import { BackendError } from '@label-studio-ml/protocol'
import type { LabelStudioMLBase } from '@label-studio-ml/sdk'
import type { ModelClass } from '@label-studio-ml/sdk/host'

/** Whether a model class learns from annotations. */
export function isTrainable({ prototype }: ModelClass): boolean {
  return prototype.fit !== undefined
}

/** Whether a model class hears what Label Studio tells. */
export function hearsEvents({ prototype }: ModelClass): boolean {
  return prototype.onEvent !== undefined
}

/** Throws `CONFIGURATION_INVALID` for a class that has no method to predict with. */
export function assertPredicts({ name, prototype }: ModelClass): void {
  if (prototype.predict || prototype.predictBatch) return
  throw new BackendError(
    'CONFIGURATION_INVALID',
    `${name} has neither predict nor predictBatch: write one of them, as a method such as "predict(task, context) { … }".`,
  )
}

const methods = ['predict', 'predictBatch', 'fit', 'onEvent'] as const

/**
 * Throws `CONFIGURATION_INVALID` for a model with a method that was written as a class field: a class is asked for its
 * methods before there is an instance, and only instances have fields.
 */
export function assertMethods(model: LabelStudioMLBase): void {
  const field = methods.find((name) => Object.hasOwn(model, name))
  if (!field) return
  const { name } = model.constructor
  throw new BackendError(
    'CONFIGURATION_INVALID',
    `${field} of ${name} is a class field: write it as a method, "${field}(…) { … }" instead of "${field} = (…) => { … }".`,
  )
}
