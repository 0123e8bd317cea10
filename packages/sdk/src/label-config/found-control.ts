import { attributeOf, type ConfigElement } from './config-element.ts'
import type { Label } from './label.ts'
import { knownTag } from './tag-catalogue.ts'

/** A control tag with the labels inside of it, in document order, parents before their children. */
export interface FoundControl {
  readonly element: ConfigElement
  readonly labels: Label[]
  readonly labelNames: Set<string>
  /** Of nested labels, where one name may stand in several places. */
  readonly labelsByName: Map<string, Label[]> | undefined
}

/** A control tag before its labels are read. */
export function createFoundControl(element: ConfigElement): FoundControl {
  const labelsByName = isNested(element) ? new Map<string, Label[]>() : undefined
  return { element, labels: [], labelNames: new Set(), labelsByName }
}

export function addLabel({ labels, labelNames, labelsByName }: FoundControl, label: Label): void {
  labels.push(label)
  labelNames.add(label.name)
  const namesakes = labelsByName?.get(label.name)
  if (namesakes) namesakes.push(label)
  else labelsByName?.set(label.name, [label])
}

/** Whether labels are answered as paths from the root (Taxonomy, `allowNested="true"`). */
export function isNested(control: ConfigElement): boolean {
  return knownTag(control.tag)?.tag === 'Taxonomy' || attributeOf(control.attributes, 'allowNested') === 'true'
}
