import type { WantedTasks } from '@label-studio-ml/sdk/project-prediction'
import type { BackendOptions } from '../backend/backend-options.ts'
import type { LabelStudioFlags } from '../settings/label-studio-settings.ts'

/** The options of `label-studio-ml predict`, as they were written. */
export interface PredictOptions extends BackendOptions, LabelStudioFlags {
  input?: string[]
  inputFormat?: string
  output?: string
  labelConfig?: string
  column?: string[]
  project?: string
  parallel?: string
  only: WantedTasks
  scoreBelow?: string
  resume?: boolean
}
