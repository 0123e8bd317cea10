import { formatValue, listNames } from '../../format-value.ts'
import type { Lax } from '../../value-models/lax.ts'
import { type Fault, type LabelStudioControl, tagOf } from '../../value-models/value-model.ts'
import { isObject, type RegionValue } from '../../value-rules/value-rule.ts'
import type { LabelStudioConfig } from './label-studio-config.ts'
import { mergedFault } from './merged-labels.ts'

const keys = ['from_name', 'to_name', 'type', 'value'] as const

/**
 * Why Label Studio would refuse a region; undefined when it takes it.
 * @param partner the fields of the geometry that shares its id
 */
export function checkRegion(region: unknown, config: LabelStudioConfig, partner?: Lax): Fault | undefined {
  if (!isObject(region)) {
    return { path: '', message: `a region is an object with ${listNames(keys)}; this is ${formatValue(region)}` }
  }
  const absent = keys.find((name) => region[name] === undefined)
  if (absent) return { path: absent, message: `${absent} is missing; every region has ${listNames(keys)}` }
  const control = controlNamed(region.from_name, config)
  if (control === undefined) {
    return {
      path: 'from_name',
      message: `${quoted(region.from_name)} is no control tag; known: ${config.known.controls}`,
    }
  }
  return checkToName(region.to_name, control, config) ?? checkValue(region, control, config, partner)
}

/** A null means the only control there is. */
function controlNamed(name: unknown, { controls }: LabelStudioConfig): LabelStudioControl | undefined {
  if (typeof name === 'string') return controls.get(name)
  return name === null && controls.size === 1 ? controls.values().next().value : undefined
}

function checkToName(
  name: unknown,
  control: LabelStudioControl,
  { objects, known }: LabelStudioConfig,
): Fault | undefined {
  const isKnown = typeof name === 'string' && objects.has(name)
  if (isKnown && control.toName.includes(name)) return undefined
  const message = isKnown
    ? `${tagOf(control)} does not answer for ${quoted(name)}; its toName: ${listNames(control.toName)}`
    : `${quoted(name)} is no object tag; known: ${known.objects}`
  return { path: 'to_name', message }
}

function checkValue(
  { type, value }: RegionValue,
  control: LabelStudioControl,
  config: LabelStudioConfig,
  partner: Lax | undefined,
): Fault | undefined {
  const written = typeof type === 'string' ? type.toLowerCase() : undefined
  if (written === control.type) return control.model?.check(value, control, partner)
  const merged = written === undefined ? undefined : mergedFault(written, value, control, config)
  if (merged) return merged.fault
  const message = `${quoted(type)} is not the type of ${tagOf(control)}; write "${control.type}"`
  return { path: 'type', message }
}

function quoted(name: unknown): string {
  return typeof name === 'string' ? JSON.stringify(name.slice(0, 100)) : formatValue(name)
}
