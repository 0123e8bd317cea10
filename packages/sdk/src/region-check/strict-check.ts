import type { ControlTag } from '../control-tag.ts'
import { listNames, quoteNames } from '../format-value.ts'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import { withSiblingLabels } from '../label-config/sibling-labels.ts'
import type { LabelConfig } from '../parse-label-config.ts'
import { maskSizeProblem } from '../value-rules/mask-size.ts'
import { isObject, type RegionProblem, type RegionValue, unexpected } from '../value-rules/value-rule.ts'
import { formProblem } from './document-form.ts'
import { strictRuleOf } from './strict-rules.ts'

/** Says what is wrong with one item of a `result`; undefined when nothing is. */
export type ItemCheck = (item: unknown) => RegionProblem | undefined

const names = ['from_name', 'to_name', 'type'] as const

/** As many as a label config may have tags: of the names that a Repeater writes there is no end. */
const maxChecks = 10_000

/**
 * The check for what Label Studio's editor can show: it drops the whole result for one wrong type, and some regions
 * without a word. What depends on the label config alone is worked out once for each control.
 */
export function compileStrictCheck(config: LabelConfig): ItemCheck {
  const checks = new Map<string, ItemCheck>()
  return (item) => {
    if (!isObject(item)) return unexpected('', item, 'a region, an object')
    if (item.type === 'relation') return formProblem(item) ?? relationProblem(item, config)
    const unnamed = names.find((name) => typeof item[name] !== 'string')
    if (unnamed) return unexpected(unnamed, item[unnamed], 'one name, a string')
    const name = String(item.from_name)
    const known = checks.get(name)
    if (known) return known(item)
    const control = config.findControl(name)
    if (control === undefined) return unknownControl(name, config)
    const check = compileControl(control)
    if (checks.size < maxChecks) checks.set(name, check)
    return check(item)
  }
}

/** The editor keeps the labels of the label config only; one that lists none takes any. */
function relationProblem({ labels }: RegionValue, { relationLabels }: LabelConfig): RegionProblem | undefined {
  if (!Array.isArray(labels) || relationLabels.length === 0) return undefined
  const unknown = labels.findIndex((label) => !relationLabels.includes(label))
  if (unknown === -1) return undefined
  const problem = `is not a relation of the label config; known: ${listNames(relationLabels)}`
  return { path: `labels[${unknown}]`, problem }
}

function unknownControl(name: string, config: LabelConfig): RegionProblem {
  const known = listNames(config.controls.map(({ name }) => name))
  return { path: 'from_name', problem: `no control tag is named ${quoteNames(name)}; known: ${known}` }
}

function compileControl(control: ControlTag): ItemCheck {
  const labeled = withSiblingLabels(control)
  return (item) => {
    const region = item as RegionValue
    const type = String(region.type)
    const rule = strictRuleOf(type, control)
    const wrong = toNameProblem(region.to_name as string, control)
    if (wrong) return wrong
    if (rule === undefined)
      return { path: 'type', problem: `got ${quoteNames(type)}; expected "${control.type}" for ${tagOf(control)}` }
    if (!isObject(region.value)) return unexpected('value', region.value, 'an object')
    return rule(region.value, labeled) ?? maskSizeProblem(region) ?? formProblem(region)
  }
}

/** Only Pairwise refers to several tags; its own name is what the editor writes, and the server sends one of the two for it. */
function toNameProblem(toName: string, control: ControlTagData): RegionProblem | undefined {
  const isPairwise = control.tag === 'Pairwise'
  if (isPairwise && toName === control.name) return undefined
  if (!isPairwise && control.toName.length > 1)
    return {
      path: 'to_name',
      problem: `${tagOf(control)} has toName="${control.toName.join(',')}", and only a Pairwise may name several tags`,
      fix: 'Write one control tag for each object tag',
    }
  if (control.toName.includes(toName)) return undefined
  return {
    path: 'to_name',
    problem: `${quoteNames(toName)} is not what ${tagOf(control)} refers to; that is ${listNames(control.toName)}`,
  }
}

function tagOf({ tag, name }: ControlTagData): string {
  return `<${tag} name=${quoteNames(name)}>`
}
