import { ancestorsOf, type ConfigElement } from '../elements/config-element.ts'
import { assertLength, type LabelConfigLimits } from './assert-readable.ts'
import { finish } from './steps.ts'
import { readElements } from './xml-reader.ts'

/** One control of `parseConfig`, with the keys and values of the Python SDK's `parse_config`. */
export interface ParsedControl {
  type: string
  to_name: string[]
  regex?: Record<string, '.*'>
  conditionals?: { type: 'tag' | 'label' | 'choice'; name: string }
  dynamic_labels?: true
  inputs: ParsedInput[]
  labels: string[]
  labels_attrs: Record<string, Record<string, string>>
}

/** The label config by control name, as `parse_config` returns it. */
export type ParsedLabelConfig = Record<string, ParsedControl>

export interface ParsedInput {
  type: string
  valueType: string | null
  value?: string
  valueList?: string
}

type Outputs = Map<
  string,
  { element: ConfigElement; flags: readonly string[]; labels: Map<string, Record<string, string>> }
>

const labelTags = new Set(['Label', 'Choice', 'Relation'])
const conditions = [
  ['whenTagName', 'tag'],
  ['whenLabelValue', 'label'],
  ['whenChoiceValue', 'choice'],
] as const

/**
 * The label config as `parse_config` of label-studio-sdk gives it (users of label-studio-ml-backend know it as
 * `parsed_label_config`), its quirks included: names in exact case, `toName` split at every comma and not trimmed, nested
 * choices flattened, everything with a `name` and a `value` an input. Use `parseLabelConfig` for what Label Studio means.
 * Only here, as on Label Studio's server, a DTD is an error; an `encoding` in the XML declaration and blank text are none;
 * processing instructions (`<?x name="…"?>`) are not tags.
 * @throws BackendError LABEL_CONFIG_SYNTAX with the line, LABEL_CONFIG_TOO_LARGE for more than 5 million characters.
 */
export function parseConfig(xml: string | null | undefined, limits: LabelConfigLimits = {}): ParsedLabelConfig {
  assertLength(xml ?? '', limits)
  const outputs: Outputs = new Map()
  const inputs = new Map<string, ParsedInput>()
  const labels = new Map<string, Map<string, Record<string, string>>>()
  const flags: string[] = []
  const open = (element: ConfigElement) => {
    const { name, indexFlag } = element.attributes
    if (indexFlag !== undefined) flags.push(indexFlag)
    if (name && isOutput(element)) outputs.set(name, { element, flags: [...flags], labels: labelsOfName(labels, name) })
    else if (name && isInput(element)) inputs.set(name, inputOf(element))
    if (labelTags.has(element.tag)) addLabel(element, outputs)
  }
  finish(readElements(xml ?? '', { open }, 'with namespace'))
  return Object.fromEntries([...outputs].map(([name, output]) => [name, controlOf(output, inputs)]))
}

function controlOf(
  { element, flags, labels }: NonNullable<ReturnType<Outputs['get']>>,
  inputs: Map<string, ParsedInput>,
): ParsedControl {
  const { attributes } = element
  const toName = (attributes.toName ?? '').split(',')
  const repeated = flags.filter((flag) => toName.some((name) => name.includes(flag)))
  const conditional =
    attributes.perRegion === 'true' ? conditions.find(([attribute]) => attributes[attribute]) : undefined
  const isDynamic = /^\$[A-Za-z_]+$/.test(attributes.value ?? '') || attributes.apiUrl
  return {
    type: element.tag,
    to_name: toName,
    ...(repeated.length > 0 ? { regex: Object.fromEntries(repeated.map((flag) => [flag, '.*'])) } : {}),
    ...(conditional ? { conditionals: { type: conditional[1], name: attributes[conditional[0]] ?? '' } } : {}),
    ...(isDynamic ? { dynamic_labels: true } : {}),
    inputs: toName.flatMap((name) => inputs.get(name) ?? []),
    labels: [...labels.keys()],
    labels_attrs: Object.fromEntries(labels),
  }
}

function isOutput({ tag, attributes }: ConfigElement): boolean {
  return Boolean(attributes.toName) && tag !== 'Filter'
}

function isInput({ attributes }: ConfigElement): boolean {
  return Boolean(attributes.value || attributes.valueList)
}

function inputOf({ tag, attributes }: ConfigElement): ParsedInput {
  const bound = attributes.value === undefined ? 'valueList' : 'value'
  return { type: tag, valueType: attributes.valueType ?? null, [bound]: (attributes[bound] ?? '').replace(/^\$+/, '') }
}

/** A label belongs to the nearest tag around it whose name is that of a control seen so far. */
function addLabel(element: ConfigElement, outputs: Outputs): void {
  const { alias, value, valueList } = element.attributes
  const label = alias || value || valueList
  if (!label) return
  for (const above of ancestorsOf(element)) {
    const output = outputs.get(above.attributes.name ?? '')
    if (output === undefined) continue
    output.labels.set(label, { ...element.attributes })
    return
  }
}

/** Two controls of one name share their labels. */
function labelsOfName(
  labels: Map<string, Map<string, Record<string, string>>>,
  name: string,
): Map<string, Record<string, string>> {
  const known = labels.get(name) ?? new Map<string, Record<string, string>>()
  labels.set(name, known)
  return known
}
