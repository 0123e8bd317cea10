export type { Annotation, Region, Task } from '@label-studio-ml/protocol'
export type { Annotated } from './dataset.ts'
export type { ControlTag } from './label-config/control-tag.ts'
export { controlsThatFit, type FitRules, type Need, requireFit } from './label-config/fitting-controls.ts'
export type { Label } from './label-config/label.ts'
export { type LabelConfig, parseLabelConfig, parseLabelConfigInSlices } from './label-config/label-config.ts'
export { buildLabelMap } from './label-config/label-map.ts'
export type { ObjectTag } from './label-config/object-tag.ts'
export {
  type ParsedControl,
  type ParsedInput,
  type ParsedLabelConfig,
  parseConfig,
} from './label-config/parse-config.ts'
export type { SampleTask } from './label-config/sample-task.ts'
export {
  type DeclaredVersion,
  LabelStudioMLBase,
  type ModelClass,
  type PredictContext,
  type PredictionDraft,
  type ScoredResult,
  type TrainOutput,
} from './label-studio-ml-base.ts'
export type { ModelRuntime } from './model-runtime.ts'
export { checkPrediction, type PredictionProblem } from './region-check/check-prediction.ts'
export { checkRegion } from './region-check/check-region.ts'
export { createInMemoryState } from './state/in-memory-state.ts'
export type { KeyValueDriver } from './state/key-value-driver.ts'
export { assertStateName, decodeState, encodeState } from './state/state-codec.ts'
export { type CodePointOffsets, codePointOffsets } from './text-offsets.ts'
export type { TrainingJob } from './training-job.ts'
