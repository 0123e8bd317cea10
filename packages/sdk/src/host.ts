export { isLinkLocal } from './guarded-connection/link-local.ts'
export type { ModelClass } from './model/label-studio-ml-base.ts'
export { type FitRules, matchingControls, requireFit } from './model/matching-controls.ts'
export type { ModelRuntime } from './model/model-runtime.ts'
export { assertNeeds } from './model/need.ts'
export { assertParams, type ParamsRules, readParams } from './model/params.ts'
export { parseLabelConfigInSlices } from './parse-label-config.ts'
export {
  type CheckLevel,
  type CheckOptions,
  checkPrediction,
  checkResult,
  checkSentResult,
  type PredictionProblem,
} from './region-check/check-prediction.ts'
export { createInMemoryState } from './state/in-memory-state.ts'
export type { KeyValueDriver } from './state/key-value-driver.ts'
export { assertStateName, decodeState, encodeState } from './state/state-codec.ts'
