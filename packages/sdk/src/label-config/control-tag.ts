import { type ControlBuilders, controlBuilders } from '../prediction/control-builders.ts'
import { ancestorsOf, attributeOf, nameOf } from './config-element.ts'
import { type FoundControl, isNested } from './found-control.ts'
import type { Label } from './label.ts'
import { mapObjectTag, type ObjectTag } from './object-tag.ts'
import { repeatFlagsOf } from './repeater.ts'
import { knownTag } from './tag-catalogue.ts'

/** What the config says about a control tag: how the annotator, or a model, answers. */
export interface ControlFacts {
  /** In Label Studio's spelling, also when the config writes it in another case. */
  readonly tag: string
  /** What results carry as `type`: the tag in lower case, `chatmessage` for Chat. */
  readonly type: string
  /** What results carry as `from_name`. */
  readonly name: string
  /** The names that results may carry as `to_name`. */
  readonly toName: readonly string[]
  readonly objects: readonly ObjectTag[]
  /** As written. */
  readonly attributes: Readonly<Record<string, string>>
  /** In document order, nested choices after their parents. */
  readonly labels: readonly Label[]
  /** The names of `labels`. */
  readonly labelNames: ReadonlySet<string>
  /** Whether a region may carry several labels (`choice="multiple"`). */
  readonly multiple: boolean
  /** Whether results carry paths from the root of nested choices (Taxonomy, `allowNested="true"`). */
  readonly nested: boolean
  /** Whether labels come from the task (`value="$options"`) or a server, so that any label is accepted. */
  readonly dynamic: boolean
  /** Whether `visibleWhen`, its own or that of a tag around it, may hide it from the annotator, who then answers nothing. */
  readonly conditional: boolean
  /** The index flags (`{{idx}}`) in the name of a control inside Repeaters, the outermost first. */
  readonly repeatFlags: readonly string[]
  readonly line: number
  /** An attribute by its name, case-insensitive. */
  attribute(name: string): string | undefined
  /** The labels of this name: nested ones may be several, one below each of their parents. */
  labelsNamed(name: string): readonly Label[]
}

/** A control tag of a label config with the builders of its regions. */
export interface ControlTag extends ControlFacts, ControlBuilders {
  /** The control that a Repeater writes for its nth item (from 0): `{{idx}}` replaced in names and attributes. */
  at(...indexes: number[]): ControlTag
}

/** The control tag that was found in a config, its references resolved. */
export function createControlTag(
  { element, labels, labelNames, labelsByName }: FoundControl,
  references: { toName: readonly string[]; objects: readonly ObjectTag[] },
): ControlTag {
  const { attributes, line } = element
  const tag = knownTag(element.tag)?.tag ?? element.tag
  const name = nameOf(element)
  return controlTagOf({
    tag,
    type: tag === 'Chat' ? 'chatmessage' : tag.toLowerCase(),
    name,
    ...references,
    attributes,
    labels,
    labelNames,
    multiple: tag === 'Taxonomy' || attributeOf(attributes, 'choice') === 'multiple',
    nested: isNested(element),
    dynamic: hasDynamicLabels(tag, attributes),
    conditional: [element, ...ancestorsOf(element)].some(({ attributes }) => attributeOf(attributes, 'visibleWhen')),
    repeatFlags: repeatFlagsOf(element).filter((flag) => name.includes(flag)),
    line,
    labelsNamed: (label) =>
      labelsByName ? (labelsByName.get(label) ?? []) : labels.filter((one) => one.name === label),
  })
}

type WrittenFacts = Omit<ControlFacts, 'attribute'>

function controlTagOf(written: WrittenFacts): ControlTag {
  const facts: ControlFacts = { ...written, attribute: (name) => attributeOf(written.attributes, name) }
  return {
    ...facts,
    ...controlBuilders(facts),
    at: (...indexes) => controlTagOf(repeated(written, indexes)),
  }
}

function repeated(facts: WrittenFacts, indexes: number[]): WrittenFacts {
  const replace = (text: string): string =>
    facts.repeatFlags.reduce((replaced, flag, depth) => replaced.replaceAll(flag, String(indexes[depth] ?? 0)), text)
  return {
    ...facts,
    name: replace(facts.name),
    toName: facts.toName.map(replace),
    objects: facts.objects.map((object) => mapObjectTag(object, replace)),
    attributes: Object.fromEntries(Object.entries(facts.attributes).map(([name, value]) => [name, replace(value)])),
    repeatFlags: [],
  }
}

/** TextArea and Number use `value` as prefill, not as labels. */
function hasDynamicLabels(tag: string, attributes: Readonly<Record<string, string>>): boolean {
  if (attributeOf(attributes, 'apiUrl')) return true
  const hasLabels = tag === 'Choices' || tag === 'Taxonomy' || tag.endsWith('Labels')
  return hasLabels && (attributeOf(attributes, 'value') ?? '').startsWith('$')
}
