import { attributeOf, type ConfigElement, nameOf, valueOfElement } from './config-element.ts'
import { boundField, resolveBinding } from './data-binding.ts'
import { knownTag } from './tag-catalogue.ts'

/** An object tag of a label config: what is shown to the annotator (`Text`, `Image`, …). */
export interface ObjectTag {
  /** In Label Studio's spelling, also when the config writes it in another case. */
  readonly tag: string
  readonly name: string
  /** The data field of `value="$field"` (or of `valueList`, `data`), also a path as `a.b[0]`; undefined for literal text. */
  readonly field: string | undefined
  /** As written. */
  readonly attributes: Readonly<Record<string, string>>
  readonly line: number
  /** An attribute by its name, case-insensitive. */
  attribute(name: string): string | undefined
  /**
   * This tag's value in a task's `data`.
   * @throws BackendError TASK_INVALID says which field is missing and which exist.
   */
  valueOf(taskData: unknown): unknown
}

/** The object tag of a named element. */
export function createObjectTag(element: ConfigElement): ObjectTag {
  return objectTagOf({
    tag: knownTag(element.tag)?.tag ?? element.tag,
    name: nameOf(element),
    binding: bindingOf(element),
    attributes: element.attributes,
    line: element.line,
  })
}

interface ObjectTagData {
  tag: string
  name: string
  binding: string | undefined
  attributes: Readonly<Record<string, string>>
  line: number
}

function objectTagOf({ binding, ...data }: ObjectTagData): ObjectTag {
  return {
    ...data,
    field: boundField(binding),
    attribute: (attribute) => attributeOf(data.attributes, attribute),
    valueOf: (taskData) =>
      binding === undefined ? taskData : resolveBinding(binding, taskData, `<${data.tag} name="${data.name}">`),
  }
}

/** The same tag as a Repeater writes it for one item. */
export function mapObjectTag(object: ObjectTag, replace: (text: string) => string): ObjectTag {
  const attributes = Object.fromEntries(
    Object.entries(object.attributes).map(([name, value]) => [name, replace(value)]),
  )
  const binding = bindingOfAttributes(attributes)
  return objectTagOf({ tag: object.tag, name: replace(object.name), binding, attributes, line: object.line })
}

function bindingOf(element: ConfigElement): string | undefined {
  return bindingOfAttributes(element.attributes) ?? valueOfElement(element)
}

/** Image takes `valueList` before `value`; ReactCode has `data` or stands for the whole task. */
function bindingOfAttributes(attributes: Readonly<Record<string, string>>): string | undefined {
  return (
    attributeOf(attributes, 'valueList') ||
    attributeOf(attributes, 'value') ||
    attributeOf(attributes, 'data') ||
    undefined
  )
}
