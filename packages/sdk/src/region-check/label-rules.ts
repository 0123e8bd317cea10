import { formatValue, quoteNames } from '../format-value.ts'
import { acceptsAnyLabel, hasPath } from '../label-config/known-labels.ts'
import { isStrings, type ValueRule } from './value-rule.ts'

/**
 * `value[name]` must be a list of labels of the control, at most one unless the tag says `choice="multiple"`. Controls whose
 * labels come from the task accept any.
 */
export function labelList(name: string): ValueRule {
  return (value, control) => {
    const labels = value[name]
    if (!isStrings(labels)) return `value.${name} is ${formatValue(labels)}; expected a list of labels`
    if (labels.length > 1 && !control.multiple)
      return `value.${name} has ${labels.length} labels, but the tag takes one`
    const unknown = acceptsAnyLabel(control) ? undefined : labels.find((label) => !control.labelNames.has(label))
    return unknown === undefined ? undefined : `value.${name} has the unknown label ${quoteNames(unknown)}`
  }
}

/** As `labelList`, but the key may be absent (`VideoRectangle` takes its labels from a sibling `Labels`). */
export function optionalLabelList(name: string): ValueRule {
  const rule = labelList(name)
  return (value, control) => (value[name] === undefined ? undefined : rule(value, control))
}

/** `value[name]` must be a list of paths from the root of nested choices. */
export function pathList(name: string): ValueRule {
  return (value, control) => {
    const paths = value[name]
    if (!Array.isArray(paths) || !paths.every(isStrings))
      return `value.${name} is ${formatValue(paths)}; expected a list of paths (lists of labels)`
    if (paths.length > 1 && !control.multiple) return `value.${name} has ${paths.length} paths, but the tag takes one`
    const unknown = acceptsAnyLabel(control) ? undefined : paths.find((path) => !hasPath(control, path))
    return unknown === undefined ? undefined : `value.${name} has the unknown path ${quoteNames(unknown)}`
  }
}
