import { attributeOf, type ConfigElement, tagError } from './config-element.ts'
import type { ObjectTag } from './object-tag.ts'

export interface ConfigNames {
  /** Objects by name. */
  readonly objects: ReadonlyMap<string, ObjectTag>
  /** The names of control tags, which Pairwise and perRegion controls may refer to as well. */
  readonly controls: ReadonlySet<string>
}

/**
 * What a control tag's `toName` refers to. Without one, the only object tag is meant, as in Label Studio's editor;
 * `toName="a,b"` is one name if such a tag exists and a list otherwise.
 * @throws BackendError LABEL_CONFIG_TAG for a name that no tag has; the message lists the names that exist.
 */
export function resolveToName(
  element: ConfigElement,
  names: ConfigNames,
): { toName: readonly string[]; objects: readonly ObjectTag[] } {
  const toName = writtenNames(element, names) ?? [inferredName(element, names)]
  for (const name of toName) {
    if (!names.objects.has(name) && !names.controls.has(name)) {
      throw tagError(element, `has toName="${name}", but no tag has this name; object tags: ${listOf(names)}`)
    }
  }
  return { toName, objects: toName.flatMap((name) => names.objects.get(name) ?? []) }
}

function writtenNames(element: ConfigElement, names: ConfigNames): string[] | undefined {
  const written = attributeOf(element.attributes, 'toName')
  if (!written) return undefined
  if (names.objects.has(written)) return [written]
  return written
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

function inferredName(element: ConfigElement, names: ConfigNames): string {
  const [only, another] = names.objects.keys()
  if (only !== undefined && another === undefined) return only
  throw tagError(
    element,
    `has no toName, and only a config with exactly one object tag may omit it; object tags: ${listOf(names)}`,
  )
}

function listOf(names: ConfigNames): string {
  return [...names.objects.keys()].join(', ') || 'none'
}
