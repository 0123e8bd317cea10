import { tagSpecOf } from '@label-studio-ml/protocol'
import { attributeOf, type ConfigElement, nameOf } from '../elements/config-element.ts'
import { knownTag } from '../elements/tag-catalogue.ts'
import { type ObjectTag, repeatObjectTag } from '../objects/object-tag.ts'
import { type Label, repeatLabels } from './label.ts'
import { type Repeat, repeatsOf } from './repeater.ts'
import { type RulesOf, repeatRule, type VisibilityRule } from './visibility-rule.ts'

/** What the config says about a control tag: how the annotator, or a model, answers. */
export interface ControlTagData {
  /** In Label Studio's spelling, whatever case the config writes it in. */
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
  /** The names of a Ranker's Buckets, in document order. */
  readonly buckets: readonly string[]
  /** The `Labels` beside a `VideoRectangle` or `VideoVector`, whose labels its regions carry; empty for other tags. */
  readonly labeledBy: readonly ControlTagData[]
  /** Whether a region may carry several labels (`choice="multiple"`). */
  readonly multiple: boolean
  /** Whether results carry paths from the root of nested choices (Taxonomy, `allowNested="true"`). */
  readonly nested: boolean
  /** Whether labels come from the task (`value="$options"`) or a server, so that any label is accepted. */
  readonly dynamic: boolean
  /** Whether `visibleWhen` may hide it from the annotator, who then answers nothing. */
  readonly conditional: boolean
  /** When it is shown, by its own `visibleWhen` and those of the tags around it, the nearest first; see `isVisible`. */
  readonly visibleWhen: readonly VisibilityRule[]
  /** Whether the annotator has to answer. */
  readonly required: boolean
  /** Whether an answer belongs to a region, whose id and geometry it then carries. */
  readonly perRegion: boolean
  /** Whether an answer belongs to one page of the object tag: its region carries `item_index`. */
  readonly perItem: boolean
  /** Whether a smart tool is offered while auto-annotation is on; `smart="false"` never offers one. */
  readonly smart: boolean
  /** Whether the smart tool is the only one. */
  readonly smartOnly: boolean
  /** The index flags (`{{idx}}`) in the name of a control inside Repeaters, the outermost first. */
  readonly repeatFlags: readonly string[]
  /** The Repeaters of these flags, with the list that each goes through. */
  readonly repeats: readonly Repeat[]
  readonly line: number
  /** An attribute by its name, case-insensitive. */
  attribute(name: string): string | undefined
  /** The labels of this name: nested ones may be several, one below each of their parents. */
  labelsNamed(name: string): readonly Label[]
}

/** A control tag with the labels inside it, in document order, parents before their children. */
export interface FoundControl {
  readonly element: ConfigElement
  readonly labels: Label[]
  readonly labelNames: Set<string>
  /** Of nested labels, where one name may stand in several places. */
  readonly labelsByName: Map<string, Label[]> | undefined
  readonly buckets: string[]
}

/** A control tag before its labels are read. */
export function createFoundControl(element: ConfigElement): FoundControl {
  const labelsByName = isNested(element) ? new Map<string, Label[]>() : undefined
  return { element, labels: [], labelNames: new Set(), labelsByName, buckets: [] }
}

export function addLabel({ labels, labelNames, labelsByName }: FoundControl, label: Label): void {
  labels.push(label)
  labelNames.add(label.name)
  const namesakes = labelsByName?.get(label.name)
  if (namesakes) namesakes.push(label)
  else labelsByName?.set(label.name, [label])
}

/** The data of a control tag that was found in a config, its references resolved. */
export function controlTagDataOf(
  { element, labels, labelNames, labelsByName, buckets }: FoundControl,
  references: { toName: readonly string[]; objects: readonly ObjectTag[] },
  rulesOf: RulesOf,
): ControlTagData {
  const { attributes, line } = element
  const tag = knownTag(element.tag)?.tag ?? element.tag
  const name = nameOf(element)
  const visibleWhen = rulesOf(element)
  const repeats = repeatsOf(element).filter(({ flag }) => name.includes(flag))
  const isTrue = (attribute: string) => attributeOf(attributes, attribute) === 'true'
  return withAttribute({
    tag,
    type: tagSpecOf(tag)?.type ?? tag.toLowerCase(),
    name,
    ...references,
    attributes,
    labels,
    labelNames,
    buckets,
    labeledBy: [],
    multiple: tagSpecOf(tag)?.answersPaths === true || attributeOf(attributes, 'choice') === 'multiple',
    nested: isNested(element),
    dynamic: hasDynamicLabels(tag, attributes),
    conditional: visibleWhen.length > 0,
    visibleWhen,
    required: isTrue('required'),
    perRegion: isTrue('perRegion'),
    perItem: isTrue('perItem'),
    smart: attributeOf(attributes, 'smart') !== 'false',
    smartOnly: isTrue('smartOnly'),
    repeatFlags: repeats.map(({ flag }) => flag),
    repeats,
    line,
    labelsNamed: (wanted) =>
      labelsByName ? (labelsByName.get(wanted) ?? []) : labels.filter((label) => label.name === wanted),
  })
}

/** The control that a Repeater writes for one item: its index flags replaced in names, attributes and labels. */
export function repeatControl(control: ControlTagData, indexes: readonly number[]): ControlTagData {
  const replace = (text: string): string =>
    control.repeatFlags.reduce((replaced, flag, depth) => replaced.replaceAll(flag, String(indexes[depth] ?? 0)), text)
  const attributes = Object.entries(control.attributes).map(([name, value]) => [name, replace(value)])
  const labels = repeatLabels(control.labels, replace)
  return withAttribute({
    ...control,
    ...(labels === control.labels ? {} : namedLabels(labels)),
    name: replace(control.name),
    toName: control.toName.map(replace),
    objects: control.objects.map((object) => repeatObjectTag(object, replace)),
    attributes: Object.fromEntries(attributes),
    visibleWhen: control.visibleWhen.map((rule) => repeatRule(rule, replace)),
    labeledBy: control.labeledBy.map((sibling) => repeatControl(sibling, indexes)),
    repeatFlags: [],
    repeats: [],
  })
}

function namedLabels(labels: readonly Label[]): Pick<ControlTagData, 'labels' | 'labelNames' | 'labelsNamed'> {
  const labelNames = new Set(labels.map(({ name }) => name))
  return { labels, labelNames, labelsNamed: (wanted) => labels.filter(({ name }) => name === wanted) }
}

function withAttribute(data: Omit<ControlTagData, 'attribute'>): ControlTagData {
  return { ...data, attribute: (name) => attributeOf(data.attributes, name) }
}

/** Whether labels are answered as paths from the root (Taxonomy, `allowNested="true"`). */
function isNested(control: ConfigElement): boolean {
  const spec = tagSpecOf(knownTag(control.tag)?.tag ?? '')
  return spec?.answersPaths === true || attributeOf(control.attributes, 'allowNested') === 'true'
}

/** TextArea and Number use `value` as prefill, not as labels. */
function hasDynamicLabels(tag: string, attributes: Readonly<Record<string, string>>): boolean {
  if (attributeOf(attributes, 'apiUrl')) return true
  const hasLabels = tagSpecOf(tag)?.labelKey !== undefined || tag.endsWith('Labels')
  return hasLabels && (attributeOf(attributes, 'value') ?? '').startsWith('$')
}
