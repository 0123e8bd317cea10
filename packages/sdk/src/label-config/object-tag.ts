import { type ObjectTagName, type ObjectTagOf, objects } from '../objects/objects.ts'
import { createRandom, type Random } from '../sample/random.ts'
import { attributeOf, type ConfigElement, nameOf, valueOfElement } from './config-element.ts'
import { boundField, resolveBinding } from './data-binding.ts'
import { isSameTag, knownTag } from './tag-catalogue.ts'

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
  /** Whether it is a tag of this kind, and so has its methods; `AudioPlus` is an `Audio` too. */
  is<Name extends ObjectTagName>(tag: Name): this is ObjectTagOf<Name>
  /** A random value for the tag's data field; media are small data URLs. The same for the same seed of `createRandom`. */
  sample(random?: Random): unknown
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

/** What all object tags can do. The methods of a kind stand on the prototype of its class: a config may have thousands. */
class AnyObjectTag implements ObjectTag {
  readonly tag: string
  readonly name: string
  readonly field: string | undefined
  readonly attributes: Readonly<Record<string, string>>
  readonly line: number
  readonly #binding: string | undefined

  constructor({ tag, name, binding, attributes, line }: ObjectTagData) {
    this.tag = tag
    this.name = name
    this.field = boundField(binding)
    this.attributes = attributes
    this.line = line
    this.#binding = binding
  }

  attribute(name: string): string | undefined {
    return attributeOf(this.attributes, name)
  }

  valueOf(taskData: unknown): unknown {
    if (this.#binding === undefined) return taskData
    return resolveBinding(this.#binding, taskData, `<${this.tag} name="${this.name}">`)
  }

  is<Name extends ObjectTagName>(tag: Name): this is ObjectTagOf<Name> {
    return isSameTag(this.tag, tag)
  }

  sample(random: Random = createRandom(Math.random() * 2 ** 32)): unknown {
    return supportOf(this.tag)?.sample(this, random)
  }
}

type Support = (typeof objects)[number]

function supportOf(tag: string): Support | undefined {
  return objects.find((support) => support.tag === tag)
}

/** A class for each kind, made when the first tag of it is. */
const classes = new Map<string, typeof AnyObjectTag>()

function classOf(tag: string): typeof AnyObjectTag {
  const known = classes.get(tag)
  if (known !== undefined) return known
  const support = supportOf(tag)
  if (support === undefined) return AnyObjectTag
  const made = class extends AnyObjectTag {}
  for (const [name, method] of Object.entries(support.methods)) {
    const value = function (this: ObjectTag, ...rest: unknown[]): unknown {
      return (method as (object: ObjectTag, ...rest: unknown[]) => unknown)(this, ...rest)
    }
    Object.defineProperty(made.prototype, name, { value })
  }
  classes.set(tag, made)
  return made
}

function objectTagOf(data: ObjectTagData): ObjectTag {
  return new (classOf(data.tag))(data)
}

/** The same tag as a Repeater writes it for one item. */
export function mapObjectTag(object: ObjectTag, replace: (text: string) => string): ObjectTag {
  const attributes = Object.fromEntries(
    Object.entries(object.attributes).map(([name, value]) => [name, replace(value)]),
  )
  const binding = bindingOfAttributes(attributes)
  return objectTagOf({ tag: object.tag, name: replace(object.name), binding, attributes, line: object.line })
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
