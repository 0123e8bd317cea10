import { attributeOf, type ConfigElement, nameOf } from '../elements/config-element.ts'
import { knownTag } from '../elements/tag-catalogue.ts'
import { listNames } from '../format-value.ts'
import type { ObjectTag } from '../objects/object-tag.ts'

export interface ConfigNames {
  /** Objects by name. */
  readonly objects: ReadonlyMap<string, ObjectTag>
  /** Controls by name, to which Pairwise and perRegion controls may refer as well. */
  readonly controls: ReadonlyMap<string, unknown>
}

/** What a control tag refers to, or why it refers to nothing. */
export type References =
  | { readonly toName: readonly string[]; readonly objects: readonly ObjectTag[] }
  | { readonly problem: string }

/**
 * What a control tag's `toName` refers to. Without one, the only object tag is meant, as in Label Studio's editor;
 * `toName="a,b"` is one name if such a tag exists and a list otherwise. Chat and its like refer to themselves.
 */
export function referencesOf(element: ConfigElement, names: ConfigNames): References {
  const itself = knownTag(element.tag)?.kind === 'both' ? names.objects.get(nameOf(element)) : undefined
  if (itself) return { toName: [itself.name], objects: [itself] }
  const toName = writtenNames(element, names) ?? onlyObject(names)
  if (toName === undefined) {
    const only = 'only a config with exactly one object tag may omit it'
    return { problem: `has no toName, and ${only}; object tags: ${listOf(names)}` }
  }
  const unknown = toName.find((name) => !names.objects.has(name) && !names.controls.has(name))
  if (unknown !== undefined) {
    return { problem: `has toName="${unknown}", but no tag has this name; object tags: ${listOf(names)}` }
  }
  return { toName, objects: toName.flatMap((name) => names.objects.get(name) ?? []) }
}

function writtenNames(element: ConfigElement, names: ConfigNames): string[] | undefined {
  const written = attributeOf(element.attributes, 'toName')
  if (!written) return undefined
  if (names.objects.has(written)) return [written]
  const list = written.split(',').map((name) => name.trim())
  const given = list.filter((name) => name !== '')
  return given.length > 0 ? given : undefined
}

function onlyObject(names: ConfigNames): string[] | undefined {
  return names.objects.size === 1 ? [...names.objects.keys()] : undefined
}

function listOf(names: ConfigNames): string {
  return listNames(names.objects.keys())
}
