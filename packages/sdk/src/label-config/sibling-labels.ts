import type { ControlTagData } from './control-tag-data.ts'
import { acceptsAnyLabel } from './known-labels.ts'

/** Tags of which each region carries the labels of the `Labels` beside them. */
const labeledByOthers = new Set(['VideoRectangle', 'VideoVector'])

/** The `Labels` control tags that refer to the same object tags, for each tag that takes its labels from them. */
export function linkSiblings(controls: readonly ControlTagData[]): ControlTagData[] {
  const tools = controls.filter(({ tag }) => labeledByOthers.has(tag))
  if (tools.length === 0) return [...controls]
  const labels = controls.filter(({ tag }) => tag === 'Labels')
  return controls.map((control) => {
    if (!tools.includes(control)) return control
    return {
      ...control,
      labeledBy: labels.filter(({ toName }) => toName.some((name) => control.toName.includes(name))),
    }
  })
}

/** The control with the labels that its regions may carry: its own, or those of the `Labels` beside it together. */
export function withSiblingLabels(control: ControlTagData): ControlTagData {
  const { labeledBy } = control
  if (labeledBy.length === 0 || control.labels.length > 0 || control.dynamic) return control
  const labels = labeledBy.flatMap((sibling) => sibling.labels)
  return {
    ...control,
    labels,
    labelNames: new Set(labels.map(({ name }) => name)),
    multiple: labeledBy.length > 1 || labeledBy.some(({ multiple }) => multiple),
    dynamic: labeledBy.some(acceptsAnyLabel),
  }
}
