import {
  type Fault,
  fieldsFault,
  type LabelStudioControl,
  tagOf,
  unknownLabel,
} from '../../value-models/value-model.ts'
import { isObject } from '../../value-rules/value-rule.ts'
import type { LabelStudioConfig } from './label-studio-config.ts'
import { valueModelOf } from './value-model-of.ts'

/**
 * Checks a region of a Labels control with the type of a control on the same object (`rectanglelabels` beside a Rectangle):
 * the area and its labels in one. Undefined when the type is none of those.
 */
export function mergedFault(
  type: string,
  value: unknown,
  control: LabelStudioControl,
  config: LabelStudioConfig,
): { readonly fault: Fault | undefined } | undefined {
  if (control.type !== 'labels' || !type.endsWith('labels')) return undefined
  const companion = type.slice(0, -'labels'.length)
  if (!hasCompanion(companion, control, config)) return undefined
  if (!isObject(value)) return { fault: { path: 'value', message: `value must be an object with ${type}` } }
  const key = value[type] === undefined ? 'labels' : type
  const { [key]: labels, ...rest } = value
  const model = valueModelOf(companion)
  return { fault: labelsFault(labels, key, control) ?? (model && fieldsFault(model.fields, rest, control)) }
}

function hasCompanion(type: string, { toName }: LabelStudioControl, { controlTypes }: LabelStudioConfig): boolean {
  const itself = type === 'labels' ? 1 : 0
  return toName.some((object) => (controlTypes.get(object)?.get(type) ?? 0) > itself)
}

/** Here labels must be there, and listed in the label config. */
function labelsFault(labels: unknown, key: string, control: LabelStudioControl): Fault | undefined {
  if (!Array.isArray(labels) || labels.length === 0) {
    return {
      path: `value.${key}`,
      message: `value.${key} must list labels of ${tagOf(control)}; known: ${control.knownLabels}`,
    }
  }
  const index = labels.findIndex((label) => !control.labels.has(label))
  return index < 0 ? undefined : { path: `value.${key}[${index}]`, message: unknownLabel(labels[index], control) }
}
