import type { ControlFacts } from './control-tag.ts'

/** Whether Label Studio takes any label of this control: its labels come from the task, or the config lists none. */
export function acceptsAnyLabel(control: ControlFacts): boolean {
  return control.dynamic || control.labels.length === 0
}

/** Whether a path from the root of nested choices leads to a label of the control. */
export function hasPath(control: ControlFacts, path: readonly string[]): boolean {
  return control
    .labelsNamed(path.at(-1) ?? '')
    .some((label) => label.path.length === path.length && path.every((name, depth) => name === label.path[depth]))
}
