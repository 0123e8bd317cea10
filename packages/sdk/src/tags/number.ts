import { controlTags, type Region, type RegionOf } from '@label-studio-ml/protocol'
import { formatValue } from '../format-value.ts'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import { laxNumber } from '../value-models/lax-number.ts'
import { answerUnder, valueModel } from '../value-models/value-model.ts'
import { numberAttribute } from '../value-rules/number-attribute.ts'
import { isNumber, type RegionProblem, type RegionValue } from '../value-rules/value-rule.ts'
import { type RegionOptions, regionError, regionOf } from './region-frame.ts'
import type { SamplePlace, TagSupport } from './tag-support.ts'

/**
 * A region of a `Number`, between `min` and `max` and on the grid of `step` where the tag has them.
 * @example control.number(12.5, { score: 0.7 })
 * @throws BackendError REGION_INVALID
 */
function enter(control: ControlTagData, number: number, options: RegionOptions = {}): RegionOf<'Number'> {
  const wrong = check({ number }, control)
  if (wrong) throw regionError(control, `has a wrong number: ${wrong.problem}`)
  return regionOf(control, 'number', { number }, options)
}

function check({ number }: RegionValue, control: ControlTagData): RegionProblem | undefined {
  const path = 'value.number'
  const lowest = numberAttribute(control, 'min')
  const highest = numberAttribute(control, 'max')
  if (!isNumber(number, lowest, highest)) {
    const range = `a number from ${lowest ?? 'any'} to ${highest ?? 'any'}`
    return { path, problem: `got ${formatValue(number)}; expected ${range}` }
  }
  const step = numberAttribute(control, 'step')
  if (step === undefined || step <= 0 || isOnGrid(number, lowest ?? 0, step)) return undefined
  return { path, problem: `got ${number}; expected ${lowest ?? 0} plus a multiple of the step ${step}` }
}

/** Decimal steps are not exact in binary: the more of them, the larger the error. */
function isOnGrid(number: number, origin: number, step: number): boolean {
  const steps = (number - origin) / step
  return Math.abs(steps - Math.round(steps)) < 1e-6 + 4 * Number.EPSILON * Math.abs(steps)
}

/** On the grid; a hundred steps of it where there is no other bound. */
function sampleNumber(control: ControlTagData, { random }: SamplePlace): Region[] {
  const [lowest, highest] = [numberAttribute(control, 'min'), numberAttribute(control, 'max')]
  const step = numberAttribute(control, 'step') || 1
  const origin = lowest ?? 0
  const last = highest === undefined ? 100 : Math.floor((highest - origin) / step + 1e-6)
  const first = lowest === undefined ? Math.min(0, last - 100) : 0
  return [enter(control, origin + step * random.integer(first, last))]
}

export const number = {
  spec: controlTags.Number,
  build: { number: enter },
  read: ({ number }: RegionValue) => (typeof number === 'number' ? { number } : undefined),
  check,
  labelStudio: valueModel({ number: laxNumber() }, answerUnder('number')),
  sample: sampleNumber,
} satisfies TagSupport
