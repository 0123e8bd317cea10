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
