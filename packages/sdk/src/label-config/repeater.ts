import { ancestorsOf, attributeOf, type ConfigElement } from '../elements/config-element.ts'
import { escapeForRegExp } from './escape-for-reg-exp.ts'

const defaultFlag = '{{idx}}'

/** The index flags of the Repeaters around an element, the outermost first. */
export function repeatFlagsOf(element: ConfigElement): string[] {
  const flags: string[] = []
  for (const above of ancestorsOf(element)) {
    if (above.tag.toLowerCase() === 'repeater') flags.unshift(attributeOf(above.attributes, 'indexFlag') || defaultFlag)
  }
  return flags
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
