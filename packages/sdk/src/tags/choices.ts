import type { ChoicesRegion, Region } from '@label-studio-ml/protocol'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import { acceptsAnyLabel, hasPath } from '../label-config/known-labels.ts'
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
  control: ControlTagData,
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

function checkedPaths(control: ControlTagData, labels: string | readonly (string | readonly string[])[]): string[][] {
  const list = typeof labels === 'string' ? [labels] : labels
  assertCount(control, list.length)
  return list.map((label) => (typeof label === 'string' ? pathOfName(control, label) : knownPath(control, label)))
}

function pathOfName(control: ControlTagData, name: string): string[] {
  const [only, another] = control.labelsNamed(name)
  if (another !== undefined) {
    throw regionError(
      control,
      `has the choice '${name}', which stands in several places; give its path as [['Top', '${name}']]`,
    )
  }
  if (only === undefined && !acceptsAnyLabel(control)) throw unknownLabel(control, name)
  return only === undefined ? [name] : [...only.path]
}

function knownPath(control: ControlTagData, path: readonly string[]): string[] {
  if (!acceptsAnyLabel(control) && !hasPath(control, path)) throw unknownLabel(control, path.join(' / '))
  return [...path]
}

/**
 * What a person chose with a control tag, each choice as its path from the root: one name, unless choices are nested.
 * Regions of other controls and values of another form are passed over.
 * @example readChoices(control, regionsOf(annotation)) // [['Good']]
 */
export function readChoices(control: ControlTagData, regions: readonly Region[]): string[][] {
  const values = regions.filter(({ from_name }) => from_name === control.name).map(({ value }) => value)
  const choices = values.flatMap((value) => (value as { choices?: unknown } | null | undefined)?.choices ?? [])
  return choices.map((choice) => [choice].flat()).filter((path) => path.length > 0 && isStrings(path)) as string[][]
}

function isStrings(path: readonly unknown[]): boolean {
  return path.every((name) => typeof name === 'string')
}
