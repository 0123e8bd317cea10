import type { ConfigElement } from '../elements/config-element.ts'
import {
  type ObjectTagData,
  type ObjectTagParts,
  objectTagParts,
  PlainObjectTag,
  repeatedObjectTagParts,
} from '../elements/object-tag-data.ts'
import { isSameTag } from '../elements/tag-catalogue.ts'
import { createRandom, type Random } from '../random.ts'
import type { MethodsOf } from './object-support.ts'
import { type ObjectTagName, type ObjectTagSupport, objects } from './objects.ts'

/** An object tag of a label config: what is shown to the annotator (`Text`, `Image`, …). */
export interface ObjectTag extends ObjectTagData {
  /** Whether it is a tag of this kind, and so has its methods; `AudioPlus` is an `Audio` too. */
  is<Name extends ObjectTagName>(tag: Name): this is ObjectTagOf<Name>
  /** A random value for the tag's data field; media are small data URLs. The same for the same seed of `createRandom`. */
  sample(random?: Random): unknown
}

/**
 * An object tag of a kind, with the methods that read what a task has for it.
 * @example
 * const object = config.object('photo')
 * if (object.is('Image')) console.log(object.imageOf({ data: { url: 'https://example.com/1.png' } }))
 */
export type ObjectTagOf<Name extends ObjectTagName> = ObjectTag & MethodsOf<Extract<ObjectTagSupport, { tag: Name }>>

/** The object tag of a named element. */
export function createObjectTag(element: ConfigElement): ObjectTag {
  return objectTagOf(objectTagParts(element))
}

/** The same tag as a Repeater writes it for one item. */
export function repeatObjectTag(object: ObjectTag, replace: (text: string) => string): ObjectTag {
  return objectTagOf(repeatedObjectTagParts(object, replace))
}

/** The methods of a kind stand on the prototype of its class. */
class AnyObjectTag extends PlainObjectTag implements ObjectTag {
  is<Name extends ObjectTagName>(tag: Name): this is ObjectTagOf<Name> {
    return isSameTag(this.tag, tag)
  }

  sample(random: Random = createRandom(Math.random() * 2 ** 32)): unknown {
    return supportOf(this.tag)?.sample(this, random)
  }
}

function supportOf(tag: string): ObjectTagSupport | undefined {
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

function objectTagOf(data: ObjectTagParts): ObjectTag {
  return new (classOf(data.tag))(data)
}
