import { formatValue, quoteNames } from '../format-value.ts'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import { dateTime } from './date-time-rule.ts'
import { labelList, pathList } from './label-rules.ts'
import { allOf, field, isNumber, isObject, isStrings, type RegionValue, type ValueRule } from './value-rule.ts'

/** The values of controls that answer a question about the whole task, a page or a region. */
export const answerRules: Readonly<Record<string, ValueRule>> = {
  choices: (value, control) =>
    (control.nested && !isStrings(value.choices) ? pathsOfChoices : namesOfChoices)(value, control),
  taxonomy: allOf(pathList('taxonomy'), taxonomyLimits),
  rating: (value, control) => {
    const highest = numberAttribute(control, 'maxRating') ?? 5
    const { rating } = value
    if (isNumber(rating, 0, highest) && Number.isInteger(rating)) return undefined
    return `value.rating is ${formatValue(rating)}; expected a whole number from 0 to ${highest}`
  },
  number: (value, control) => {
    const lowest = numberAttribute(control, 'min')
    const highest = numberAttribute(control, 'max')
    if (!isNumber(value.number, lowest, highest))
      return `value.number is ${formatValue(value.number)}; expected a number from ${lowest ?? 'any'} to ${highest ?? 'any'}`
    const step = numberAttribute(control, 'step')
    if (step === undefined || step <= 0 || isOnGrid(value.number, lowest ?? 0, step)) return undefined
    return `value.number is ${value.number}; expected ${lowest ?? 0} plus a multiple of the step ${step}`
  },
  datetime: dateTime,
  textarea: field('text', 'a list of strings', isStrings),
  pairwise: field('selected', '"left" or "right"', (written) => written === 'left' || written === 'right'),
  ranker: field(
    'ranker',
    'an object of lists of item ids',
    (written) => isObject(written) && Object.values(written).every(isStrings),
  ),
  chatmessage: field('chatmessage', 'an object with role and content', isMessage),
  reactcode: field('reactcode', 'an object', isObject),
}

/** The editor writes paths for nested choices and reads plain names too; Label Studio's validation takes only names. */
const namesOfChoices = labelList('choices')
const pathsOfChoices = pathList('choices')

function taxonomyLimits({ taxonomy }: RegionValue, control: ControlTagData): string | undefined {
  const paths = taxonomy as string[][]
  const most = numberAttribute(control, 'maxUsages')
  if (most !== undefined && paths.length > most) return `value.taxonomy has ${paths.length} paths; maxUsages is ${most}`
  if (control.attribute('leafsOnly') !== 'true') return undefined
  const inner = paths.find((path) => control.labels.some((label) => isBelow(label.path, path)))
  return inner && `value.taxonomy has the path ${quoteNames(inner)}, which is not a leaf; the tag says leafsOnly`
}

function isBelow(path: readonly string[], parent: readonly string[]): boolean {
  return path.length > parent.length && parent.every((name, depth) => name === path[depth])
}

/** Decimal steps are not exact in binary: the more of them, the larger the error. */
function isOnGrid(number: number, origin: number, step: number): boolean {
  const steps = (number - origin) / step
  return Math.abs(steps - Math.round(steps)) < 1e-6 + 4 * Number.EPSILON * Math.abs(steps)
}

function numberAttribute(control: ControlTagData, name: string): number | undefined {
  const written = Number.parseFloat(control.attribute(name) ?? '')
  return Number.isFinite(written) ? written : undefined
}

function isMessage(written: unknown): boolean {
  return isObject(written) && typeof written.role === 'string' && typeof written.content === 'string'
}
