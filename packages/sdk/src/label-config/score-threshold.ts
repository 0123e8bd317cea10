import type { ControlTagData } from './control-tag-data.ts'
import { modelAttributes } from './model-attributes.ts'

/**
 * The score, 0 to 1, below which a model should answer nothing: `model_score_threshold` of the control tag, or its older
 * name `score_threshold`; `defaultThreshold` if neither is written.
 * @throws BackendError LABEL_CONFIG_UNFIT for anything but a number from 0 to 1.
 * @example scoreThreshold(control, 0.3) // 0.5 for <Labels … model_score_threshold="0.5">
 */
export function scoreThreshold(control: ControlTagData, defaultThreshold: number): number {
  return modelAttributes(control).scoreThreshold ?? defaultThreshold
}
