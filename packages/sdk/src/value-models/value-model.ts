import { formatValue } from '../format-value.ts'
import { isObject, type RegionValue } from '../value-rules/value-rule.ts'
import { fault, type Lax, type LaxFault, laxModel } from './lax.ts'

/** A control tag as Label Studio's server reads it. */
export interface LabelStudioControl {
  readonly name: string
  /** As written. */
  readonly tag: string
  /** What a region has as its `type`, in lower case. */
  readonly type: string
  readonly toName: readonly string[]
  /** By alias where there is one; labels from the task are not known to the server. */
  readonly labels: ReadonlySet<string>
  /** The labels for a message. */
  readonly knownLabels: string
  readonly attributes: Readonly<Record<string, string>>
  /** Undefined for tags that the server does not know: it takes any value from them. */
  readonly model: ValueModel | undefined
}

/** What Label Studio would refuse in a region, and where. */
export interface Fault {
  /** From the region on: `value.labels[0]`; empty for the region as a whole. */
  readonly path: string
  readonly message: string
}

/** Which values of one control tag pass Label Studio's validation. */
export interface ValueModel {
  /** The keys of a value and their types. */
  readonly fields: Lax
  /** @param fields in place of the model's own: those of the geometry that shares the region's id */
  check(value: unknown, control: LabelStudioControl, fields?: Lax): Fault | undefined
}

/** Checks the answer in a value against the labels of the label config; paths are from the value on. */
export type AnswerCheck = (value: RegionValue, control: LabelStudioControl) => Fault | undefined

/** A model of values with these fields. A value nested under the name of its control is taken out first. */
export function valueModel(fields: Readonly<Record<string, Lax>>, checkAnswer?: AnswerCheck): ValueModel {
  const own = laxModel(fields)
  return {
    fields: own,
    check(value, control, fields = own) {
      const nested = isObject(value) && Object.hasOwn(value, control.name) ? value[control.name] : undefined
      const [inner, path] = isObject(nested) ? [nested, `value.${control.name}`] : [value, 'value']
      const answer = isObject(inner) ? checkAnswer?.(inner, control) : undefined
      if (answer) return { ...answer, path: `${path}${answer.path}` }
      return fieldsFault(fields, inner, control, path)
    },
  }
}

/** What is wrong with the fields of a value, in words. */
export function fieldsFault(
  fields: Lax,
  value: unknown,
  control: LabelStudioControl,
  path = 'value',
): Fault | undefined {
  const found = fields(value)
  return found && { path: `${path}${found.path}`, message: faultMessage(found, control) }
}

/** The labels under a key, all of which the control must have. */
export function labelsUnder(key: string): AnswerCheck {
  return (value, control) => {
    const answer = value[key]
    const expected = `a list of its labels; known: ${control.knownLabels}`
    if (answer === undefined) return missing(key, control, expected)
    const at = unknownLabelIn(answer, control)
    if (at === undefined) return undefined
    if (at.path === '') return { path: `.${key}`, message: faultMessage(fault(expected, answer), control) }
    return { path: `.${key}${at.path}`, message: unknownLabel(at.label, control) }
  }
}

/** The answer under a key of a control that has no labels of its own; `<Label>` tags inside bind it all the same. */
export function answerUnder(key: string): AnswerCheck {
  return (value, control) => {
    if (value[key] === undefined) return missing(key, control, 'its answer there')
    if (unknownLabelIn(value[key], control) === undefined) return undefined
    const message = `value.${key} is not among the labels inside of ${tagOf(control)} (${control.knownLabels}); remove these from the label config`
    return { path: `.${key}`, message }
  }
}

/** That a label is not one of a control's, which ones are, and what to do. */
export function unknownLabel(label: unknown, control: LabelStudioControl): string {
  const written = typeof label === 'string' ? JSON.stringify(label.slice(0, 100)) : formatValue(label)
  return `${written} is not a label of ${tagOf(control)}; known: ${control.knownLabels}. Map it with buildLabelMap`
}

/** `<Labels name="ner">` */
export function tagOf({ tag, name }: LabelStudioControl): string {
  return `<${tag.slice(0, 100)} name="${name.slice(0, 100)}">`
}

/** Whatever Python can loop over is a set of labels: the items of a list, the characters of a text, the keys of an object. */
function unknownLabelIn(answer: unknown, control: LabelStudioControl): { path: string; label: unknown } | undefined {
  if (control.labels.size === 0 || !answer) return undefined
  if (Array.isArray(answer)) {
    const index = answer.findIndex((label) => !control.labels.has(label))
    return index < 0 ? undefined : { path: `[${index}]`, label: answer[index] }
  }
  if (typeof answer !== 'string' && !isObject(answer)) return { path: '', label: answer }
  const items = typeof answer === 'string' ? [...answer] : Object.keys(answer)
  return items.every((item) => control.labels.has(item)) ? undefined : { path: '', label: answer }
}

function missing(key: string, control: LabelStudioControl, expected: string): Fault {
  return { path: `.${key}`, message: faultMessage(fault(expected, undefined), control) }
}

/** What is written, and what a control takes there. */
export function faultMessage({ written, expected }: LaxFault, control: LabelStudioControl): string {
  const what = written === undefined ? 'missing' : `got ${formatValue(written)}`
  return `${what}; ${tagOf(control)} takes ${expected}`
}
