import { boundField, lookUp } from '../elements/data-binding.ts'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import type { Label } from '../label-config/label.ts'
import { isObject } from '../value-rules/value-rule.ts'

/** A control tag whose labels come from the task (`value="$labels"`), with those of this task. */
export function withTaskLabels(control: ControlTagData, data: unknown): ControlTagData {
  const field = control.dynamic ? boundField(control.attribute('value')) : undefined
  const written = field === undefined ? undefined : lookUp(data, field)
  if (!Array.isArray(written)) return control
  const labels = [...control.labels, ...written.flatMap((item) => labelsOf(item, []))]
  const labelNames = new Set(labels.map(({ name }) => name))
  return { ...control, labels, labelNames, labelsNamed: (wanted) => labels.filter(({ name }) => name === wanted) }
}

/** A label of a task and those below it, parents first. */
function labelsOf(item: unknown, above: readonly string[]): Label[] {
  const written = isObject(item) ? item : { value: item }
  const value = String(written.value ?? '')
  const name = typeof written.alias === 'string' && written.alias !== '' ? written.alias : value
  if (name === '') return []
  const path = [...above, name]
  const below = (Array.isArray(written.children) ? written.children : []).map((child) => labelsOf(child, path))
  const children = below.flatMap(([child]) => child ?? [])
  return [{ name, value, path, children, predictedValues: [], attributes: {} }, ...below.flat()]
}
