import type { ControlTag } from '../label-config/control-tag.ts'
import type { LabelConfig } from '../label-config/label-config.ts'
import { answerRules } from './answer-rules.ts'
import { geometryRules } from './geometry-rules.ts'
import { labelList } from './label-rules.ts'
import { checkScore } from './score-rule.ts'
import { spanRules } from './span-rules.ts'
import { isObject, kindOf, type RegionValue, shown, type ValueRule } from './value-rule.ts'
import { videoRules } from './video-rules.ts'

const rules: ReadonlyMap<string, ValueRule> = new Map(
  Object.entries({ ...answerRules, ...spanRules, ...geometryRules, ...videoRules }),
)
const requiredKeys = ['from_name', 'to_name', 'type', 'value'] as const

/**
 * What is wrong with a region by the rules of Label Studio's prediction validation and, where it is stricter, of its editor
 * (which drops the whole result for one wrong type); undefined when nothing is. Control tags without a rule of their own
 * pass when their names do. Relations are checked for their form; `checkPrediction` also looks for their ends.
 */
export function checkRegion(region: unknown, config: LabelConfig): string | undefined {
  if (!isObject(region)) return `Region must be a dictionary. Got ${kindOf(region)}`
  if (region.type === 'relation') return checkRelation(region)
  for (const required of requiredKeys) {
    if (region[required] === undefined || region[required] === null) return `Missing required field '${required}'`
  }
  const control = config.findControl(String(region.from_name))
  if (control === undefined) return `'from_name' '${region.from_name}' not found in configuration`
  return checkToName(region, control, config) ?? checkScore(region.score) ?? checkValue(region, control)
}

function checkToName(
  { to_name: toName, from_name: fromName }: RegionValue,
  control: ControlTag,
  config: LabelConfig,
): string | undefined {
  if (control.toName.includes(String(toName))) return undefined
  const isKnown = config.objects.some((object) => object.name === toName)
  if (!isKnown) return `'to_name' '${toName}' not found in configuration`
  return `'to_name' '${toName}' is not valid for control '${fromName}'. Valid options: [${control.toName.join(', ')}]`
}

function checkValue(region: RegionValue, control: ControlTag): string | undefined {
  const type = String(region.type).toLowerCase()
  const rule = type === control.type ? rules.get(type) : mergedRule(type, control)
  if (rule === undefined && type !== control.type) {
    return `Type '${type}' does not match expected type '${control.type}' for control '${control.name}'`
  }
  if (!isObject(region.value)) return invalidValue(region.value, control, 'value is no object')
  const problem = rule?.(region.value, control)
  return problem === undefined ? undefined : invalidValue(region.value, control, problem)
}

/** A `Labels` control beside a geometry tool may answer with that tool's type: geometry and labels in one region. */
function mergedRule(type: string, control: ControlTag): ValueRule | undefined {
  if (control.tag !== 'Labels') return undefined
  const geometry = type.endsWith('labels') ? geometryRules[type.slice(0, -'labels'.length)] : undefined
  if (geometry === undefined) return videoRules[type]
  const labels = labelList(type)
  return (value, facts) => labels(value, facts) ?? geometry(value, facts)
}

function invalidValue(value: unknown, control: ControlTag, problem: string): string {
  const options =
    control.labels.length > 0 ? `. Valid options: ${shown(control.labels.slice(0, 20).map(({ name }) => name))}` : ''
  return `Invalid value for control '${control.name}'. Got: ${shown(withoutText(value))}: ${problem}${options}`
}

/** These messages are logged, and what the task says is nobody's business there. */
function withoutText(value: unknown): unknown {
  if (!isObject(value)) return kindOf(value)
  const written = ['text', 'chatmessage'].filter((name) => value[name] !== undefined)
  return { ...value, ...Object.fromEntries(written.map((name) => [name, '…'])) }
}

function checkRelation(relation: RegionValue): string | undefined {
  for (const end of ['from_id', 'to_id']) {
    if (typeof relation[end] !== 'string' || relation[end] === '') return `Missing required field '${end}'`
  }
  const { direction } = relation
  if (direction === 'left' || direction === 'right' || direction === 'bi') return undefined
  return `Direction must be one of ['left', 'right', 'bi'], got ${shown(direction)}`
}
