import type { ControlFacts } from '../label-config/control-tag.ts'
import { labelList, pathList } from './label-rules.ts'
import { isNumber, isObject, isStrings, key, shown, type ValueRule, writtenKey } from './value-rule.ts'

/** The values of controls that answer a question about the whole task, a page or a region. */
export const answerRules: Readonly<Record<string, ValueRule>> = {
  choices: (value, control) =>
    (control.nested && !isStrings(value.choices) ? pathsOfChoices : namesOfChoices)(value, control),
  taxonomy: pathList('taxonomy'),
  rating: (value, control) => {
    const highest = numberAttribute(control, 'maxRating') ?? 5
    const { rating } = value
    if (isNumber(rating, 0, highest) && Number.isInteger(rating)) return undefined
    return `value.rating is ${shown(rating)}; expected a whole number from 0 to ${highest}`
  },
  number: (value, control) => {
    const lowest = numberAttribute(control, 'min')
    const highest = numberAttribute(control, 'max')
    if (isNumber(value.number, lowest, highest)) return undefined
    return `value.number is ${shown(value.number)}; expected a number from ${lowest ?? 'any'} to ${highest ?? 'any'}`
  },
  datetime: key('datetime', 'a string', (written) => typeof written === 'string'),
  textarea: writtenKey('text', 'a list of strings', isStrings),
  pairwise: key('selected', '"left" or "right"', (written) => written === 'left' || written === 'right'),
  ranker: key(
    'ranker',
    'an object of lists of item ids',
    (written) => isObject(written) && Object.values(written).every(isStrings),
  ),
  chatmessage: writtenKey('chatmessage', 'an object with role and content', isMessage),
  reactcode: key('reactcode', 'an object', isObject),
}

/** The editor writes paths for nested choices and reads plain names too; Label Studio's validation takes only names. */
const namesOfChoices = labelList('choices')
const pathsOfChoices = pathList('choices')

function numberAttribute(control: ControlFacts, name: string): number | undefined {
  const written = Number.parseFloat(control.attribute(name) ?? '')
  return Number.isFinite(written) ? written : undefined
}

function isMessage(written: unknown): boolean {
  return isObject(written) && typeof written.role === 'string' && typeof written.content === 'string'
}
