import type { ControlTagData } from './control-tag-data.ts'

/** Whether Label Studio takes any label of this control: its labels come from the task, or the config lists none. */
export function acceptsAnyLabel(control: ControlTagData): boolean {
  return control.dynamic || control.labels.length === 0
}

/** Whether a path from the root of nested choices leads to a label of the control. */
export function hasPath(control: ControlTagData, path: readonly string[]): boolean {
  return control
    .labelsNamed(path.at(-1) ?? '')
    .some((label) => label.path.length === path.length && path.every((name, depth) => name === label.path[depth]))
}

/**
 * Whether regions of a control tag may carry a label, today: the label config may have changed since a person drew one.
 * Nested choices are given as the path from the root.
 * @example isKnownLabel(control, 'Good') // true
 */
export function isKnownLabel(control: ControlTagData, label: string | readonly string[]): boolean {
  if (acceptsAnyLabel(control)) return true
  return typeof label === 'string' ? control.labelNames.has(label) : hasPath(control, label)
}
