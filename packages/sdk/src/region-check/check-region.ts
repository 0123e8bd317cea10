import { regionSchemaOf } from '@label-studio-ml/protocol'
import type { ControlTag } from '../control-tag.ts'
import { formatValue, quoteNames } from '../format-value.ts'
import { acceptsAnyLabel } from '../label-config/known-labels.ts'
import type { LabelConfig } from '../parse-label-config.ts'
import { answerRules } from './answer-rules.ts'
import { geometryRules } from './geometry-rules.ts'
import { labelList } from './label-rules.ts'
import { spanRules } from './span-rules.ts'
import { checkScore, isObject, type RegionValue, type ValueRule } from './value-rule.ts'
import { mergedVideoVector, videoRules } from './video-rules.ts'

const rules: ReadonlyMap<string, ValueRule> = new Map(
  Object.entries({ ...answerRules, ...spanRules, ...geometryRules, ...videoRules }),
)
const names = ['from_name', 'to_name', 'type'] as const

/**
 * What is wrong with a region by the rules of Label Studio's prediction validation, of its editor where that is stricter
 * (it drops the whole result for one wrong type), and of the document of this backend; undefined when nothing is. Relations
 * are checked for their form; `checkPrediction` also looks for their ends.
 */
export function checkRegion(region: unknown, config: LabelConfig): string | undefined {
  if (!isObject(region)) return `Region must be a dictionary. Got ${formatValue(region)}`
  if (region.type === 'relation') return checkRelation(region) ?? checkForm(region)
  for (const name of [...names, 'value']) {
    if (region[name] === undefined || region[name] === null) return `Missing required field '${name}'`
  }
  const unnamed = names.find((name) => typeof region[name] !== 'string')
  if (unnamed) return `'${unnamed}' must be one name, a string. Got ${formatValue(region[unnamed])}`
  const control = config.findControl(String(region.from_name))
  if (control === undefined) return `'from_name' ${named(region.from_name)} not found in configuration`
  return (
    checkToName(region, control, config) ??
    checkScore(region.score) ??
    checkValue(region, control, config) ??
    checkForm(region)
  )
}

function named(name: unknown): string {
  return `'${String(name).slice(0, 100)}'`
}

/** Only Pairwise refers to several tags; its own name is what the editor writes, and the server sends one of the two for it. */
function checkToName(
  { to_name: toName, from_name: fromName }: RegionValue,
  control: ControlTag,
  config: LabelConfig,
): string | undefined {
  const isPairwise = control.tag === 'Pairwise'
  if (isPairwise && toName === control.name) return undefined
  if (!isPairwise && control.toName.length > 1)
    return `control ${named(fromName)} has toName="${control.toName.join(',')}", and only a Pairwise may name several tags`
  if (control.toName.includes(String(toName))) return undefined
  const isKnown = config.objects.some((object) => object.name === toName)
  if (!isKnown) return `'to_name' ${named(toName)} not found in configuration`
  return `'to_name' ${named(toName)} is not valid for control ${named(fromName)}. Valid options: [${control.toName.join(', ')}]`
}

function checkValue(region: RegionValue, control: ControlTag, config: LabelConfig): string | undefined {
  const type = String(region.type)
  const rule = type === control.type ? ownRule(type) : mergedRule(type, control)
  if (rule === undefined) {
    return `Type ${named(type)} does not match expected type '${control.type}' for control '${control.name}'`
  }
  if (!isObject(region.value)) return invalidValue(region.value, control, 'value is not an object')
  const labeled = type.startsWith('video') ? withSiblingLabels(control, config) : control
  const problem = rule(region.value, labeled)
  return problem === undefined ? undefined : invalidValue(region.value, labeled, problem)
}

/** A tag without a rule of its own must have its labels, if it is one of labels. */
function ownRule(type: string): ValueRule {
  return rules.get(type) ?? (type.endsWith('labels') ? labelList(type) : () => undefined)
}

/** The labels of a `VideoRectangle` are those of the `Labels` controls of the same video, together. */
function withSiblingLabels(control: ControlTag, config: LabelConfig): ControlTag {
  if (control.labels.length > 0 || control.dynamic) return control
  const siblings = config.controls.filter(({ tag, toName }) => tag === 'Labels' && toName.includes(control.toName[0]!))
  const labels = siblings.flatMap((sibling) => sibling.labels)
  return {
    ...control,
    labels,
    labelNames: new Set(labels.map(({ name }) => name)),
    multiple: siblings.length > 1 || siblings.some((sibling) => sibling.multiple),
    dynamic: siblings.some(acceptsAnyLabel),
  }
}

/** A `Labels` control beside a geometry tool may answer with that tool's type: geometry and labels in one region. */
function mergedRule(type: string, control: ControlTag): ValueRule | undefined {
  if (control.tag !== 'Labels') return undefined
  const geometry = type.endsWith('labels') ? geometryRules[type.slice(0, -'labels'.length)] : undefined
  if (geometry === undefined) return type === 'videovectorlabels' ? mergedVideoVector : undefined
  const labels = labelList(type)
  return (value, labeled) => labels(value, labeled) ?? geometry(value, labeled)
}

function invalidValue(value: unknown, control: ControlTag, problem: string): string {
  const options = control.labels.length > 0 ? `. Valid options: ${quoteNames([...control.labelNames])}` : ''
  return `Invalid value for control '${control.name}'. Got: ${formatValue(value)}: ${problem}${options}`
}

/** What the document forbids, which is what every client relies on. */
function checkForm(region: RegionValue): string | undefined {
  const issue = regionSchemaOf(String(region.type)).safeParse(region).error?.issues[0]
  if (!issue) return undefined
  const deepest = issue.code === 'invalid_union' ? issue.errors.flat().at(-1) : undefined
  const { path, message } = deepest ?? issue
  return `${path.join('.') || 'the region'}: ${message}`
}

function checkRelation(relation: RegionValue): string | undefined {
  for (const end of ['from_id', 'to_id']) {
    if (typeof relation[end] !== 'string' || relation[end] === '') return `Missing required field '${end}'`
  }
  const { direction } = relation
  if (direction === undefined || direction === 'left' || direction === 'right' || direction === 'bi') return undefined
  return `Direction must be one of ['left', 'right', 'bi'], got ${formatValue(direction)}`
}
