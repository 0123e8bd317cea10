import { attributeOf, type ConfigElement, valueOfElement } from './config-element.ts'

const labelTags = new Set(['label', 'choice', 'relation'])

/** One answer that a control tag offers. */
export interface Label {
  /** What results carry: the alias if there is one, else the value. */
  readonly name: string
  readonly value: string
  readonly alias?: string
  readonly background?: string
  /** Model class names of the attribute `predicted_values`, trimmed. */
  readonly predictedValues: readonly string[]
  readonly attributes: Readonly<Record<string, string>>
  /** The names from the root of nested choices down to this one; one entry when nothing is nested. */
  readonly path: readonly string[]
  readonly children: readonly Label[]
}

/**
 * The labels below a control tag in document order, parents before their children. A label belongs to the nearest
 * control around it, so the walk stops where `isControl` says that another begins.
 */
export function labelsOf(control: ConfigElement, isControl: (element: ConfigElement) => boolean): Label[] {
  const labels: Label[] = []
  collect(control, [], labels, isControl)
  return labels
}

function collect(
  from: ConfigElement,
  path: readonly string[],
  labels: Label[],
  isControl: (element: ConfigElement) => boolean,
): Label[] {
  const own: Label[] = []
  for (const element of from.children) {
    if (isControl(element)) continue
    const label = labelTags.has(element.tag.toLowerCase()) ? labelOf(element, path) : undefined
    if (label === undefined) {
      own.push(...collect(element, path, labels, isControl))
      continue
    }
    labels.push(label)
    own.push(label)
    label.children.push(...collect(element, label.path, labels, isControl))
  }
  return own
}

function labelOf(element: ConfigElement, path: readonly string[]): (Label & { children: Label[] }) | undefined {
  const { attributes } = element
  const alias = attributeOf(attributes, 'alias')
  const value = valueOfElement(element) ?? ''
  const name = alias || value
  if (name === '') return undefined
  const background = attributeOf(attributes, 'background')
  return {
    name,
    value,
    ...(alias ? { alias } : {}),
    ...(background === undefined ? {} : { background }),
    predictedValues: listOf(attributeOf(attributes, 'predicted_values')),
    attributes,
    path: [...path, name],
    children: [],
  }
}

function listOf(commaSeparated: string | undefined): string[] {
  return (commaSeparated ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
}
