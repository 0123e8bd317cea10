import { attributeOf, type ConfigElement, valueOfElement } from '../elements/config-element.ts'

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

/** Whether a tag stands for a label of the control tag around it. */
export function isLabelTag(element: ConfigElement): boolean {
  return labelTags.has(element.tag.toLowerCase())
}

/** A label while the tags inside of it are read. */
export interface GrowingLabel extends Label {
  alias?: string
  background?: string
  readonly children: Label[]
}

/** One for all labels without: a config may have a hundred thousand. */
const noValues: readonly string[] = []

/** The label that a tag stands for, below a path of nested labels; undefined when it has no name. */
export function labelOf(element: ConfigElement, path: readonly string[]): GrowingLabel | undefined {
  const { attributes } = element
  const alias = attributeOf(attributes, 'alias')
  const value = valueOfElement(element) ?? ''
  const name = alias || value
  if (name === '') return undefined
  const label: GrowingLabel = {
    name,
    value,
    predictedValues: listOf(attributeOf(attributes, 'predicted_values')),
    attributes,
    path: path.concat(name),
    children: [],
  }
  const background = attributeOf(attributes, 'background')
  if (alias) label.alias = alias
  if (background !== undefined) label.background = background
  return label
}

/** The labels that a Repeater writes for one item; the same ones if no index flag stands in them. */
export function repeatLabels(labels: readonly Label[], replace: (text: string) => string): readonly Label[] {
  const textsOf = ({ name, attributes }: Label) => [name, ...Object.values(attributes)]
  if (!labels.some((label) => textsOf(label).some((text) => replace(text) !== text))) return labels
  const copies = new Map(labels.map((label) => [label, repeatLabel(label, replace)]))
  for (const [label, { children }] of copies) children.push(...label.children.map((child) => copies.get(child)!))
  return [...copies.values()]
}

/** Without its children. */
function repeatLabel(label: Label, replace: (text: string) => string): GrowingLabel {
  const attributes = Object.entries(label.attributes).map(([name, value]) => [name, replace(value)])
  return {
    ...label,
    name: replace(label.name),
    value: replace(label.value),
    ...(label.alias === undefined ? {} : { alias: replace(label.alias) }),
    predictedValues: label.predictedValues.map(replace),
    attributes: Object.fromEntries(attributes),
    path: label.path.map(replace),
    children: [],
  }
}

function listOf(commaSeparated: string | undefined): readonly string[] {
  if (commaSeparated === undefined) return noValues
  return commaSeparated
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
}
