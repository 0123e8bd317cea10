import type { ChoicesRegion } from '@label-studio-ml/protocol'
import type { ControlFacts } from '../label-config/control-tag.ts'
import type { Label } from '../label-config/label.ts'
import { type RegionFrame, type RegionOptions, regionError, regionFrame } from './region-frame.ts'
import { assertCount, checkedLabels, unknownLabel } from './region-labels.ts'

/** An answer of `Choices` with `allowNested="true"`: paths from the root. */
export interface NestedChoicesRegion extends RegionFrame {
  [key: string]: unknown
  type: 'choices'
  value: { choices: string[][] }
}

/**
 * A region of a `Choices` tag, one or several labels.
 * Of nested choices (`allowNested`) the name of the leaf is enough when it is the only one; else give paths: `[['Top', 'Leaf']]`.
 * @example control.choose('Positive', { score: 0.93 })
 * @throws BackendError LABEL_UNKNOWN, REGION_INVALID
 */
export function choose(
  control: ControlFacts,
  labels: string | readonly string[] | readonly (readonly string[])[],
  options: RegionOptions = {},
): ChoicesRegion | NestedChoicesRegion {
  const frame = { ...regionFrame(control, options), type: 'choices' as const }
  if (control.nested) {
    const choices = checkedPaths(control, labels)
    return { ...frame, value: { choices } }
  }
  const choices = checkedLabels(control, labels as string | readonly string[])
  return { ...frame, value: { choices } }
}

function checkedPaths(control: ControlFacts, labels: string | readonly (string | readonly string[])[]): string[][] {
  const list = typeof labels === 'string' ? [labels] : labels
  assertCount(control, list.length)
  return list.map((label) => (typeof label === 'string' ? pathOfName(control, label) : knownPath(control, label)))
}

function pathOfName(control: ControlFacts, name: string): string[] {
  const [only, another] = control.labels.filter((label) => label.name === name)
  if (another !== undefined) {
    throw regionError(
      control,
      `has the choice '${name}', which stands in several places; give its path as [['Top', '${name}']]`,
    )
  }
  if (only === undefined && !acceptsAny(control)) throw unknownLabel(control, name)
  return only === undefined ? [name] : [...only.path]
}

function knownPath(control: ControlFacts, path: readonly string[]): string[] {
  const isThis = (label: Label): boolean =>
    label.path.length === path.length && label.path.every((name, depth) => name === path[depth])
  if (!acceptsAny(control) && !control.labels.some(isThis)) throw unknownLabel(control, path.join(' / '))
  return [...path]
}

function acceptsAny(control: ControlFacts): boolean {
  return control.dynamic || control.labels.length === 0
}
