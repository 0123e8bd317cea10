import { BackendError } from '@label-studio-ml/protocol'

/** One tag of a label config as it was written; `line` counts from 1. */
export interface ConfigElement {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  /** The tag's own text and CDATA, without that of its children; whole when the tag has ended. */
  readonly text: string
  /** Whether a tag has begun inside of this one. */
  readonly hasChildren: boolean
  readonly line: number
  readonly parent: ConfigElement | undefined
}

/** An attribute by its name, case-insensitive as in Label Studio's editor; the exact spelling wins. */
export function attributeOf(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  if (Object.hasOwn(attributes, name)) return attributes[name]
  const wanted = name.toLowerCase()
  for (const written of Object.keys(attributes)) if (written.toLowerCase() === wanted) return attributes[written]
  return undefined
}

/** The `name` of a tag; empty when it has none. */
export function nameOf(element: ConfigElement): string {
  return attributeOf(element.attributes, 'name') ?? ''
}

/** The `value` of a tag: its attribute, or else its text if it has nothing but text inside. */
export function valueOfElement(element: ConfigElement): string | undefined {
  const written = attributeOf(element.attributes, 'value')
  if (written !== undefined) return written
  const text = element.hasChildren ? '' : element.text.trim()
  return text === '' ? undefined : text
}

/** The elements around this one, the nearest first. */
export function* ancestorsOf(element: ConfigElement): Generator<ConfigElement> {
  for (let above = element.parent; above !== undefined; above = above.parent) yield above
}

/** Names a tag and its line, and says what is wrong with it. */
export function tagProblem(element: ConfigElement, problem: string): string {
  const cut = problem.length > 300 ? `${problem.slice(0, 300)}…` : problem
  return `<${element.tag.slice(0, 100)}> in line ${element.line} of the label config ${cut}`
}

/** A LABEL_CONFIG_TAG error that names the tag and its line. */
export function tagError(element: ConfigElement, problem: string): BackendError {
  return new BackendError('LABEL_CONFIG_TAG', tagProblem(element, problem))
}
