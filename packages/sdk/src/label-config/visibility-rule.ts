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

/** The rules of a tag and of those around it, the nearest first; it is shown when all of them hold. */
export function visibilityRulesOf(
  element: ConfigElement,
  controls: ReadonlyMap<string, ReferredControl>,
): readonly VisibilityRule[] {
  let rules: VisibilityRule[] | undefined
  for (const tag of [element, ...ancestorsOf(element)]) {
    const rule = ruleOf(tag.attributes, controls)
    if (rule) rules = [...(rules ?? []), rule]
  }
  return rules ?? none
}

/** The editor shows tags with a condition that it does not know, and takes `whenChoiceValue` alone for one choice of any tag. */
function ruleOf(
  attributes: Readonly<Record<string, string>>,
  controls: ReadonlyMap<string, ReferredControl>,
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
    choiceValues: choices.flatMap((value) => namesOf(value, referred ? [referred] : [...controls.values()])),
    roles: listOf(attributeOf(attributes, 'whenRole')),
  }
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

function namesOf(choice: string, controls: readonly ReferredControl[]): string[] {
  const names = controls.flatMap(({ labels }) => labels.filter(({ value }) => value === choice).map(({ name }) => name))
  return [...new Set([choice, ...names])]
}

function listOf(commaSeparated: string | undefined): readonly string[] {
  return commaSeparated ? commaSeparated.split(',') : []
}
