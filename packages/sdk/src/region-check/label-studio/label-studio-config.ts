import { ancestorsOf, type ConfigElement } from '../../elements/config-element.ts'
import { listNames } from '../../format-value.ts'
import { finish } from '../../label-config/steps.ts'
import { readElements } from '../../label-config/xml-reader.ts'
import type { LabelStudioControl } from '../../value-models/value-model.ts'
import { valueModelOf } from './value-model-of.ts'

/** A label config as Label Studio's server reads it. */
export interface LabelStudioConfig {
  readonly controls: ReadonlyMap<string, LabelStudioControl>
  /** The names of the object tags. */
  readonly objects: ReadonlySet<string>
  /** The names of all control tags, and of all object tags, for messages. */
  readonly known: { readonly controls: string; readonly objects: string }
  /** How many control tags of each type there are on an object tag, by the name of the object tag. */
  readonly controlTypes: ReadonlyMap<string, ReadonlyMap<string, number>>
}

interface Found {
  readonly controls: Map<string, ConfigElement>
  readonly objects: Map<string, ConfigElement>
  readonly labels: Map<string, Set<string>>
}

const labelTags = new Set(['Label', 'Choice', 'Relation'])
/** Tags that are object and control in one, by their name in lower case, and the type of their regions. */
const selfReferencing: ReadonlyMap<string, string> = new Map([
  ['chat', 'chatmessage'],
  ['reactcode', 'reactcode'],
])

/**
 * Reads a label config as Label Studio's server does before it validates predictions: names in exact case, `toName` split
 * at every comma and not trimmed, no Repeater, whatever has a `name` and a `value` an object tag.
 * @throws BackendError LABEL_CONFIG_SYNTAX with the line.
 */
export function labelStudioConfigOf(xml: string): LabelStudioConfig {
  const found: Found = { controls: new Map(), objects: new Map(), labels: new Map() }
  finish(readElements(xml, { open: (element) => collect(element, found) }, 'with namespace'))
  const controls = new Map([...found.controls].map(([name, element]) => [name, controlOf(name, element, found)]))
  for (const [name, element] of new Map([...found.objects, ...found.controls])) {
    const type = selfReferencing.get(element.tag.toLowerCase())
    if (type === undefined) continue
    if (!controls.has(name)) controls.set(name, controlOf(name, element, found, { type, toName: [name] }))
    if (!found.objects.has(name)) found.objects.set(name, element)
  }
  const objects = new Set(found.objects.keys())
  const known = { controls: listNames(controls.keys()), objects: listNames(objects) }
  return { controls, objects, known, controlTypes: controlTypesOf(controls.values()) }
}

function collect(element: ConfigElement, { controls, objects, labels }: Found): void {
  const { name, toName, value, valueList } = element.attributes
  if (name && toName && element.tag !== 'Filter') controls.set(name, element)
  else if (name && (value || valueList || selfReferencing.has(element.tag.toLowerCase()))) objects.set(name, element)
  else if (labelTags.has(element.tag)) addLabel(element, controls, labels)
}

/** A label belongs to the nearest tag around it whose name is that of a control seen so far. */
function addLabel(element: ConfigElement, controls: Found['controls'], labels: Found['labels']): void {
  const label = element.attributes.alias || element.attributes.value
  if (label === undefined) return
  for (const { attributes } of ancestorsOf(element)) {
    const name = attributes.name ?? ''
    if (!controls.has(name)) continue
    if (!labels.has(name)) labels.set(name, new Set())
    labels.get(name)!.add(label)
    return
  }
}

function controlOf(
  name: string,
  { tag, attributes }: ConfigElement,
  { labels }: Found,
  { type, toName } = { type: tag.toLowerCase(), toName: (attributes.toName ?? '').split(',') },
): LabelStudioControl {
  const own = labels.get(name) ?? new Set()
  const model = valueModelOf(type)
  return { name, tag, type, toName, labels: own, knownLabels: listNames(own), attributes, model }
}

function controlTypesOf(controls: Iterable<LabelStudioControl>): Map<string, Map<string, number>> {
  const types = new Map<string, Map<string, number>>()
  for (const { type, toName } of controls) {
    for (const object of new Set(toName)) {
      if (!types.has(object)) types.set(object, new Map())
      const ofObject = types.get(object)!
      ofObject.set(type, (ofObject.get(type) ?? 0) + 1)
    }
  }
  return types
}
