import { BackendError } from '@label-studio-ml/protocol'

/** One tag of a label config as it was written; `line` counts from 1. */
export interface ConfigElement {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly ConfigElement[]
  /** The tag's own text and CDATA, without that of its children. */
  readonly text: string
  readonly line: number
  readonly parent: ConfigElement | undefined
}

/** An attribute by its name in any case, as Label Studio's editor reads it; the exact spelling wins. */
export function attributeOf(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  if (Object.hasOwn(attributes, name)) return attributes[name]
  const wanted = name.toLowerCase()
  for (const written of Object.keys(attributes)) if (written.toLowerCase() === wanted) return attributes[written]
  return undefined
}

/** The `value` of a tag: its attribute, or else its text if it has nothing but text inside. */
export function valueOfElement(element: ConfigElement): string | undefined {
  const written = attributeOf(element.attributes, 'value')
  if (written !== undefined) return written
  const text = element.children.length === 0 ? element.text.trim() : ''
  return text === '' ? undefined : text
}

/** The element and everything below it in document order. */
export function* elementsOf(element: ConfigElement): Generator<ConfigElement> {
  yield element
  for (const child of element.children) yield* elementsOf(child)
}

/** The elements around this one, the nearest first. */
export function* ancestorsOf(element: ConfigElement): Generator<ConfigElement> {
  for (let above = element.parent; above !== undefined; above = above.parent) yield above
}

/** A LABEL_CONFIG_TAG error that names the tag and its line. */
export function tagError(element: ConfigElement, problem: string): BackendError {
  return new BackendError('LABEL_CONFIG_TAG', `<${element.tag}> in line ${element.line} of the label config ${problem}`)
}
