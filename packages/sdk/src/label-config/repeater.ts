import { ancestorsOf, attributeOf, type ConfigElement } from '../elements/config-element.ts'
import { boundField } from '../elements/data-binding.ts'
import { escapeForRegExp } from './escape-for-reg-exp.ts'

const defaultFlag = '{{idx}}'

/** A Repeater around a tag, which writes the tag once for every item of a list. */
export interface Repeat {
  /** What stands for the number of the item, as `{{idx}}`. */
  readonly flag: string
  /** The data field with the list, of `on="$field"`; undefined if the Repeater names none. */
  readonly field: string | undefined
}

/** The Repeaters around an element, the outermost first. */
export function repeatsOf(element: ConfigElement): Repeat[] {
  const repeats: Repeat[] = []
  for (const { tag, attributes } of ancestorsOf(element)) {
    if (tag.toLowerCase() !== 'repeater') continue
    const flag = attributeOf(attributes, 'indexFlag') || defaultFlag
    repeats.unshift({ flag, field: boundField(attributeOf(attributes, 'on')) })
  }
  return repeats
}

/** The item numbers that turn a repeated name (`labels_{{idx}}`) into `name` (`labels_3` gives `[3]`); undefined if none do. */
export function repeatIndexes(repeatedName: string, flags: readonly string[], name: string): number[] | undefined {
  const found = patternOf(repeatedName, flags).exec(name)?.groups
  return found && flags.map((_, depth) => Number(found[`item${depth}`]))
}

function patternOf(repeatedName: string, flags: readonly string[]): RegExp {
  let pattern = escapeForRegExp(repeatedName)
  flags.forEach((flag, depth) => {
    const written = escapeForRegExp(flag)
    pattern = pattern.replace(written, () => `(?<item${depth}>\\d+)`).replaceAll(written, () => `\\k<item${depth}>`)
  })
  return new RegExp(`^${pattern}$`, 'u')
}
