import { BackendError, isBackendError } from '@label-studio-ml/protocol'
import type { ControlTag } from '../control-tag.ts'
import { listNames } from '../format-value.ts'
import { labelsByModelIndex, modelAttributes } from '../label-config/model-attributes.ts'
import type { LabelConfig } from '../parse-label-config.ts'
import { describeControl } from '../tag-lookups.ts'
import { describeNeeds, meets, type Need, smallestConfigFor } from './need.ts'

/** The control tags that meet one of the needs, in document order; without needs all of them. */
export function matchingControls(config: LabelConfig, needs: readonly Need[]): readonly ControlTag[] {
  if (needs.length === 0) return config.controls
  return config.controls.filter((control) => needs.some((need) => meets(control, need)))
}

/**
 * The first control tag that meets one of the needs.
 * @throws BackendError LABEL_CONFIG_UNFIT says what the model needs and what the config has.
 */
export function requireControl(config: LabelConfig, needs: readonly Need[]): ControlTag {
  const first = config.controls.find((control) => needs.length === 0 || needs.some((need) => meets(control, need)))
  if (first !== undefined) return first
  const wanted = describeNeeds(needs) || 'any control tag'
  const has = config.controls.length > 0 ? listNames(config.controls.map(describeControl)) : 'no control tags'
  const problem = `This model needs ${wanted}; the label config has ${has}`
  const reasons = config.warnings.length > 0 ? config.warnings.slice(0, 3) : exampleOf(needs)
  throw new BackendError('LABEL_CONFIG_UNFIT', [problem, ...reasons].join('; '))
}

function exampleOf([need]: readonly Need[]): string[] {
  return need ? [`the smallest that works: ${smallestConfigFor(need)}`] : []
}

/** What a model class says about label configs. */
export interface FitRules {
  readonly needs: readonly Need[]
  checkControl(control: ControlTag): void
}

/**
 * Checks a label config as Label Studio's "Validate and Save" wants it: by `needs`, by the
 * attributes of `modelAttributes`, then by the model's own `checkControl`.
 * @throws BackendError LABEL_CONFIG_UNFIT says why the model cannot work with it.
 */
export function requireFit(config: LabelConfig, rules: FitRules): void {
  requireControl(config, rules.needs)
  for (const control of matchingControls(config, rules.needs)) {
    try {
      modelAttributes(control)
      labelsByModelIndex(control)
      rules.checkControl(control)
    } catch (cause) {
      if (isBackendError(cause)) throw cause
      throw new BackendError('LABEL_CONFIG_UNFIT', cause instanceof Error ? cause.message : String(cause), { cause })
    }
  }
}
