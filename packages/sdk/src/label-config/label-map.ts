import type { ControlTagData } from './control-tag-data.ts'
import type { Label } from './label.ts'

/**
 * Maps a model's classes to the labels of a control tag, keyed by the model's own class names. A label's
 * `predicted_values` come first; labels without one of these classes are matched by name, then by name
 * case-insensitive. Classes that no label stands for are absent.
 * @example buildLabelMap(control, ['car', 'person']) // Map { 'car' => 'Vehicle' }
 */
export function buildLabelMap(
  control: Pick<ControlTagData, 'labels'>,
  modelClasses: Iterable<string>,
): Map<string, string> {
  const classes = [...new Set(modelClasses)]
  const known = new Set(classes)
  const unpredicted = control.labels.filter((label) => !label.predictedValues.some((value) => known.has(value)))
  const tiers = [
    indexOf(control.labels, (label) => label.predictedValues),
    indexOf(unpredicted, (label) => [label.name, label.value]),
  ]
  const caseInsensitive = indexOf(unpredicted, (label) => [label.name.toLowerCase(), label.value.toLowerCase()])
  const map = new Map<string, string>()
  for (const modelClass of classes) {
    const label =
      tiers.find((tier) => tier.has(modelClass))?.get(modelClass) ?? caseInsensitive.get(modelClass.toLowerCase())
    if (label !== undefined) map.set(modelClass, label)
  }
  return map
}

/** Label names by each of their keys; the first label in the config wins. */
function indexOf(labels: readonly Label[], keysOf: (label: Label) => readonly string[]): Map<string, string> {
  const index = new Map<string, string>()
  for (const label of labels) {
    for (const key of keysOf(label)) if (!index.has(key)) index.set(key, label.name)
  }
  return index
}
