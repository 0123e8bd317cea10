import { BackendError } from '@label-studio-ml/protocol'
import { listNames } from '../format-value.ts'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import { acceptsAnyLabel } from '../label-config/known-labels.ts'
import type { LabelOptions } from './image-region.ts'
import { regionError } from './region-frame.ts'
import type { SamplePlace } from './tag-support.ts'

/**
 * The labels of a region as an array, checked against the control.
 * @throws BackendError LABEL_UNKNOWN lists the known labels; REGION_INVALID for no label, or several on a single-choice control.
 */
export function checkedLabels(control: ControlTagData, labels: string | readonly string[]): string[] {
  const list = typeof labels === 'string' ? [labels] : [...labels]
  for (const label of list) assertKnown(control, label)
  assertCount(control, list.length)
  return list
}

/**
 * The labels that somebody gave a region, as `label` or as `labels`.
 * @throws BackendError as `checkedLabels`
 */
export function labelsOf(control: ControlTagData, { label, labels }: LabelOptions): string[] {
  return checkedLabels(control, labels ?? label ?? [])
}

/** A random label of the control, or several where it takes them; any word where its labels come from the task. */
export function sampleLabels({ labelNames, multiple }: ControlTagData, { random }: SamplePlace): string[] {
  if (labelNames.size === 0) return ['any']
  const names = [...labelNames]
  const first = random.pick(names)
  return multiple ? [...new Set([first, random.pick(names)])] : [first]
}

/** @throws BackendError REGION_INVALID for no label, or several on a single-choice control. */
export function assertCount(control: ControlTagData, count: number): void {
  if (count === 0) throw regionError(control, 'has no label; leave the region out')
  if (count > 1 && !control.multiple) {
    throw regionError(
      control,
      `has ${count} labels, but the tag takes one; write choice="multiple" in the label config for several`,
    )
  }
}

/** Controls with labels from the task accept any, as Label Studio does. */
function assertKnown(control: ControlTagData, label: string): void {
  if (typeof label !== 'string') throw regionError(control, `has the label ${String(label)}, which is not a string`)
  if (control.labelNames.has(label) || acceptsAnyLabel(control)) return
  throw unknownLabel(control, label)
}

/** A LABEL_UNKNOWN error with the labels that the control has, or the alias that was meant. */
export function unknownLabel(control: ControlTagData, label: string): BackendError {
  const aliased = control.labels.find((known) => known.value === label)
  const hint = aliased ? `results carry its alias '${aliased.name}'` : `its labels: ${listNames(control.labelNames)}`
  return new BackendError('LABEL_UNKNOWN', `<${control.tag} name="${control.name}"> has no label '${label}'; ${hint}`)
}
