import type { ControlTagData } from '../label-config/control-tag-data.ts'
import { acceptsAnyLabel, hasPath } from '../label-config/known-labels.ts'
import type { RegionValue } from '../value-rules/value-rule.ts'
import { regionError } from './region-frame.ts'
import { assertCount, unknownLabel } from './region-labels.ts'
import type { SamplePlace } from './tag-support.ts'

/** A label, several, or several paths from the root. */
export type NestedLabels = string | readonly (string | readonly string[])[]

/**
 * The paths of labels, checked against the control; a name that stands in one place only is a path as well.
 * @throws BackendError LABEL_UNKNOWN, REGION_INVALID
 */
export function checkedPaths(control: ControlTagData, labels: NestedLabels): string[][] {
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

/** Answers as paths from the root and as the names at their ends. */
export interface ReadPaths {
  paths: string[][]
  labels: string[]
}

/** The paths under a key of a region's value: plain names are paths of one. */
export function readPaths(value: RegionValue, key: string): ReadPaths | undefined {
  const written = value[key]
  if (!Array.isArray(written)) return undefined
  const paths = written.map((path) => [path].flat()).filter(isPath)
  return { paths, labels: paths.map((path) => path.at(-1)!) }
}

function isPath(path: unknown[]): path is string[] {
  return path.length > 0 && path.every((name) => typeof name === 'string')
}

/** A path to a leaf of the control, or any where its labels come from the task. */
export function samplePaths({ labels }: ControlTagData, { random }: SamplePlace): string[][] {
  const leaves = labels.filter(({ children }) => children.length === 0)
  return [leaves.length > 0 ? [...random.pick(leaves).path] : ['any']]
}
