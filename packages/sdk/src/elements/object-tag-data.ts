import { attributeOf, type ConfigElement, nameOf, valueOfElement } from './config-element.ts'
import { boundField, boundFields, resolveBinding } from './data-binding.ts'
import { knownTag } from './tag-catalogue.ts'

/** What the config says about an object tag. */
export interface ObjectTagData {
  /** In Label Studio's spelling, also when the config writes it in another case. */
  readonly tag: string
  readonly name: string
  /** The data field of `value="$field"` (or of `valueList`, `data`), also a path as `a.b[0]`; undefined for literal text. */
  readonly field: string | undefined
  /** The data fields of its value: `field`, or those of a template as `value="By $author: $title"`; empty for literal text. */
  readonly fields: readonly string[]
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

/** What an object tag is made of. */
export interface ObjectTagParts {
  tag: string
  name: string
  binding: string | undefined
  attributes: Readonly<Record<string, string>>
  line: number
}

/** An object tag as data; classes for each kind of tag extend it, because a config may have thousands. */
export class PlainObjectTag implements ObjectTagData {
  readonly tag: string
  readonly name: string
  readonly field: string | undefined
  readonly attributes: Readonly<Record<string, string>>
  readonly line: number
  readonly #binding: string | undefined

  constructor({ tag, name, binding, attributes, line }: ObjectTagParts) {
    this.tag = tag
    this.name = name
    this.field = boundField(binding)
    this.attributes = attributes
    this.line = line
    this.#binding = binding
  }

  get fields(): readonly string[] {
    return boundFields(this.#binding)
  }

  attribute(name: string): string | undefined {
    return attributeOf(this.attributes, name)
  }

  valueOf(taskData: unknown): unknown {
    if (this.#binding === undefined) return taskData
    return resolveBinding(this.#binding, taskData, `<${this.tag} name="${this.name}">`)
  }
}

/** The parts of the object tag that a named element stands for. */
export function objectTagParts(element: ConfigElement): ObjectTagParts {
  return {
    tag: knownTag(element.tag)?.tag ?? element.tag,
    name: nameOf(element),
    binding: bindingOf(element),
    attributes: element.attributes,
    line: element.line,
  }
}

/** The parts of the same tag as a Repeater writes it for one item. */
export function repeatedObjectTagParts(object: ObjectTagData, replace: (text: string) => string): ObjectTagParts {
  const attributes = Object.fromEntries(
    Object.entries(object.attributes).map(([name, value]) => [name, replace(value)]),
  )
  const binding = bindingOfAttributes(attributes)
  return { tag: object.tag, name: replace(object.name), binding, attributes, line: object.line }
}

/** The text inside of a tag is its value, but that of ReactCode is code. */
function bindingOf(element: ConfigElement): string | undefined {
  const written = bindingOfAttributes(element.attributes)
  const isCode = ['reactcode', 'custominterface'].includes(element.tag.toLowerCase())
  return written ?? (isCode ? undefined : valueOfElement(element))
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
