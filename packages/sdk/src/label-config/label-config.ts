import { BackendError } from '@label-studio-ml/protocol'
import { attributeOf, type ConfigElement, elementsOf, tagError } from './config-element.ts'
import { type ControlTag, createControlTag } from './control-tag.ts'
import { fingerprintOf } from './fingerprint.ts'
import { createObjectTag, type ObjectTag } from './object-tag.ts'
import { type ConfigNames, resolveToName } from './references.ts'
import { repeatIndexes } from './repeater.ts'
import { type SampleTask, sampleTaskOf } from './sample-task.ts'
import { knownTag } from './tag-catalogue.ts'
import { readXml } from './xml-document.ts'

/** A parsed label config (the labeling XML of a Label Studio project). */
export interface LabelConfig {
  readonly xml: string
  /** A short hash of controls, labels and objects; styles, headers and white space do not change it. */
  readonly fingerprint: string
  readonly controls: readonly ControlTag[]
  readonly objects: readonly ObjectTag[]
  /** The example task that the config keeps in a comment. */
  readonly sampleTask: SampleTask | undefined
  /** A control tag by its name. @throws BackendError CONTROL_UNKNOWN lists the names that exist. */
  control(name: string): ControlTag
  /** An object tag by its name. @throws BackendError CONTROL_UNKNOWN lists the names that exist. */
  object(name: string): ObjectTag
  /** A control tag by its name, also by one that a Repeater writes (`labels_0`). */
  findControl(name: string): ControlTag | undefined
}

/**
 * Reads a label config as Label Studio's editor does: tag and attribute names in any case, text inside a tag as its value,
 * `toName` inferred when there is one object tag. Empty text, null and `<View></View>` are configs without controls.
 * @throws BackendError LABEL_CONFIG_SYNTAX for text that is not XML, LABEL_CONFIG_TAG for tags that contradict each other;
 * both name the line.
 */
export function parseLabelConfig(xml: string | null | undefined): LabelConfig {
  const written = xml ?? ''
  const root = readXml(written)
  const elements = root === undefined ? [] : [...elementsOf(root)]
  const controlElements = elements.filter(isNamedControl)
  const objects = elements.filter(isObject).map(createObjectTag)
  assertUniqueNames(elements.filter((element) => isNamedControl(element) || isObject(element)))
  const names = {
    objects: new Map(objects.map((object) => [object.name, object])),
    controls: new Set(controlElements.map(nameOf)),
  }
  const controls = controlElements.map((element) => createControlTag(element, referencesOf(element, names), isControl))
  return labelConfigOf(written, controls, objects)
}

function labelConfigOf(xml: string, controls: ControlTag[], objects: ObjectTag[]): LabelConfig {
  const byName = new Map(controls.map((control) => [control.name, control]))
  const repeated = controls.filter((control) => control.repeatFlags.length > 0)
  const findControl = (name: string): ControlTag | undefined => byName.get(name) ?? findRepeated(repeated, name)
  return {
    xml,
    fingerprint: fingerprintOf(controls, objects),
    controls,
    objects,
    sampleTask: sampleTaskOf(xml),
    findControl,
    control: (name) => findControl(name) ?? unknownName('control', name, controls),
    object: (name) => objects.find((object) => object.name === name) ?? unknownName('object', name, objects),
  }
}

function findRepeated(repeated: readonly ControlTag[], name: string): ControlTag | undefined {
  for (const control of repeated) {
    const indexes = repeatIndexes(control.name, control.repeatFlags, name)
    if (indexes !== undefined) return control.at(...indexes)
  }
  return undefined
}

function unknownName(kind: string, name: string, tags: readonly { tag: string; name: string }[]): never {
  const known = tags.map((tag) => `${tag.name} (${tag.tag})`).join(', ') || 'none'
  throw new BackendError(
    'CONTROL_UNKNOWN',
    `The label config has no ${kind} tag named '${name}'; its ${kind} tags: ${known}`,
  )
}

function referencesOf(
  element: ConfigElement,
  names: ConfigNames,
): { toName: readonly string[]; objects: readonly ObjectTag[] } {
  const itself = knownTag(element.tag)?.kind === 'both' ? names.objects.get(nameOf(element)) : undefined
  return itself ? { toName: [itself.name], objects: [itself] } : resolveToName(element, names)
}

/** A known control or object tag by its name; of other tags those with `toName` are controls, those with a `value` objects. */
function isControl(element: ConfigElement): boolean {
  const kind = knownTag(element.tag)?.kind
  if (kind !== undefined) return kind === 'control' || kind === 'both'
  return hasName(element) && Boolean(attributeOf(element.attributes, 'toName'))
}

function isObject(element: ConfigElement): boolean {
  const kind = knownTag(element.tag)?.kind
  if (kind !== undefined) return kind === 'object' || kind === 'both'
  const bound = attributeOf(element.attributes, 'value') || attributeOf(element.attributes, 'valueList')
  return hasName(element) && Boolean(bound) && !isControl(element)
}

/** Relations stand without a name in real configs: their results carry no from_name. */
function isNamedControl(element: ConfigElement): boolean {
  if (!isControl(element)) return false
  if (hasName(element)) return true
  if (knownTag(element.tag)?.tag === 'Relations') return false
  throw tagError(element, 'has no name; add name="…", which results carry as from_name')
}

function hasName(element: ConfigElement): boolean {
  return nameOf(element) !== ''
}

function nameOf(element: ConfigElement): string {
  return attributeOf(element.attributes, 'name') ?? ''
}

/** @throws BackendError LABEL_CONFIG_TAG when two control or object tags have one name. */
function assertUniqueNames(tags: readonly ConfigElement[]): void {
  const taken = new Map<string, ConfigElement>()
  for (const element of tags) {
    const name = nameOf(element)
    const earlier = taken.get(name)
    if (earlier)
      throw tagError(
        element,
        `has the name '${name}', which <${earlier.tag}> in line ${earlier.line} has already; names are unique`,
      )
    taken.set(name, element)
  }
}
