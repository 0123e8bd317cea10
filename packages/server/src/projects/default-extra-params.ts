import type { ModelClass, ModelRuntime } from '@label-studio-ml/sdk'

/**
 * The model class with extra params for projects that have none. Where both are objects, a project's own keys win and
 * the others are filled in.
 */
export function withDefaultExtraParams(ModelClass: ModelClass, defaults: Record<string, unknown>): ModelClass {
  if (Object.keys(defaults).length === 0) return ModelClass
  const WithDefaults = class extends ModelClass {
    constructor(runtime: ModelRuntime) {
      super({ ...runtime, extraParams: filledIn(runtime.extraParams, defaults) })
    }
  }
  return Object.defineProperty(WithDefaults, 'name', { value: ModelClass.name })
}

function filledIn(own: unknown, defaults: Record<string, unknown>): unknown {
  if (own === null || own === undefined) return defaults
  return typeof own === 'object' && !Array.isArray(own) ? { ...defaults, ...own } : own
}
