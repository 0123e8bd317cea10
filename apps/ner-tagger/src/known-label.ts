import type { ControlTag } from '@label-studio-ml/sdk'

/** Whether regions of a Labels tag may carry a label: labels from the task (`value="$labels"`) may be any. */
export function isKnownLabel(control: ControlTag, label: string): boolean {
  return control.dynamic || control.labels.length === 0 || control.labelNames.has(label)
}
