import { ancestorsOf, attributeOf, type ConfigElement } from '../elements/config-element.ts'

const conditions = ['region-selected', 'no-region-selected', 'choice-selected', 'choice-unselected'] as const

/** When a tag is shown to the annotator: `visibleWhen` with its `when…` attributes. */
export interface VisibilityRule {
  readonly when: (typeof conditions)[number]
  /** `whenTagName`: the control tag whose answer counts; any of them if undefined. */
  readonly tagName: string | undefined
  /** Whether `tagName` is answered for single regions (`perRegion`). */
  readonly tagPerRegion: boolean
  /** `whenLabelValue`, one of which the region has to have; as in the editor, blanks beside a comma count. */
  readonly labelValues: readonly string[]
  /** `whenChoiceValue` as results carry it (an alias in place of the value), one of which has to be chosen. */
  readonly choiceValues: readonly string[]
  /** `whenRole` of chat messages. */
  readonly roles: readonly string[]
}

/** What rules need to know of the control tags that they name. */
export interface ReferredControl {
  readonly element: ConfigElement
  readonly labels: readonly { name: string; value: string }[]
}

/** One for all tags without: most have none. */
const none: readonly VisibilityRule[] = []

/** Gives the rules of a tag and of those around it, the nearest first; it is shown when all of them hold. */
export type RulesOf = (element: ConfigElement) => readonly VisibilityRule[]

/** Reads each tag once: thousands of controls may stand in one, and each list of choices may be as long. */
export function createRuleReader(controls: ReadonlyMap<string, ReferredControl>): RulesOf {
  const rules = new Map<ConfigElement, VisibilityRule | undefined>()
  const namesOf = createNameLookup([...controls.values()])
  return (element) => {
    let found: VisibilityRule[] | undefined
    for (const tag of [element, ...ancestorsOf(element)]) {
      if (!rules.has(tag)) rules.set(tag, ruleOf(tag.attributes, controls, namesOf))
      const rule = rules.get(tag)
      if (rule) found = [...(found ?? []), rule]
    }
    return found ?? none
  }
}

/** The editor shows tags with a condition that it does not know, and takes `whenChoiceValue` alone for one choice of any tag. */
function ruleOf(
  attributes: Readonly<Record<string, string>>,
  controls: ReadonlyMap<string, ReferredControl>,
  namesOf: NameLookup,
): VisibilityRule | undefined {
  const written = attributeOf(attributes, 'visibleWhen')
  const choice = attributeOf(attributes, 'whenChoiceValue')
  const when = conditions.find((condition) => condition === written)
  if (when === undefined && (written || !choice)) return undefined
  const tagName = (when && attributeOf(attributes, 'whenTagName')) || undefined
  const referred = tagName === undefined ? undefined : controls.get(tagName)
  const choices = when ? listOf(choice) : [choice!]
  return {
    when: when ?? 'choice-selected',
    tagName,
    tagPerRegion: referred !== undefined && attributeOf(referred.element.attributes, 'perRegion') === 'true',
    labelValues: listOf(attributeOf(attributes, 'whenLabelValue')),
    choiceValues: choices.flatMap((value) => [...new Set([value, ...namesOf(value, referred)])]),
    roles: listOf(attributeOf(attributes, 'whenRole')),
  }
}

/** The names of the labels with this value, of one control or of all. */
type NameLookup = (value: string, control: ReferredControl | undefined) => Iterable<string>

function createNameLookup(controls: readonly ReferredControl[]): NameLookup {
  const known = new Map<ReferredControl | undefined, Map<string, Set<string>>>()
  return (value, control) => {
    const names = known.get(control) ?? namesByValue(control ? [control] : controls)
    known.set(control, names)
    return names.get(value) ?? []
  }
}

function namesByValue(controls: readonly ReferredControl[]): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>()
  for (const { labels } of controls) {
    for (const { value, name } of labels) {
      const ofValue = names.get(value)
      if (ofValue) ofValue.add(name)
      else names.set(value, new Set([name]))
    }
  }
  return names
}

/** The rule of a control that a Repeater writes for one item. */
export function repeatRule(rule: VisibilityRule, replace: (text: string) => string): VisibilityRule {
  return {
    ...rule,
    tagName: rule.tagName && replace(rule.tagName),
    labelValues: rule.labelValues.map(replace),
    choiceValues: rule.choiceValues.map(replace),
  }
}

function listOf(commaSeparated: string | undefined): readonly string[] {
  return commaSeparated ? commaSeparated.split(',') : []
}
