import { BackendError } from '@label-studio-ml/protocol'
import type { ControlTag } from './control-tag.ts'
import { isSameTag } from './elements/tag-catalogue.ts'
import { listNames } from './format-value.ts'
import { smallestConfig } from './label-config/smallest-config.ts'
import type { ObjectTag } from './objects/object-tag.ts'

/** Where a control tag answers and what it answers about; see `getFirstTagOccurrence`. */
export interface TagOccurrence {
  /** Name of the control tag, what results carry as `from_name`. */
  readonly fromName: string
  /** Name of the object tag, what results carry as `to_name`. */
  readonly toName: string
  /** The field of a task's `data` that the object tag shows; a path as `a.b[0]` in configs that write one. */
  readonly value: string
}

/** Which tags `getFirstTagOccurrence` takes, by their names as written. */
export interface TagFilters {
  readonly name?: (name: string) => boolean
  readonly toName?: (name: string) => boolean
}

/** Look-ups as Python's `LabelInterface` has them, under our spelling. */
export interface TagLookups {
  /**
   * The first control tag of a type on an object tag of a type; one type or several of each, case-insensitive.
   * @throws BackendError LABEL_CONFIG_UNFIT lists what the label config has.
   * @example labelInterface.getFirstTagOccurrence('Choices', ['Text', 'HyperText']) // { fromName: 'mood', toName: 'review', value: 'text' }
   */
  getFirstTagOccurrence(
    control: string | readonly string[],
    object: string | readonly string[],
    filters?: TagFilters,
  ): TagOccurrence
  /** Tags for which `matches` is true, all of them unless given. */
  findTags(kind: 'controls', matches?: (tag: ControlTag) => boolean): ControlTag[]
  findTags(kind: 'objects', matches?: (tag: ObjectTag) => boolean): ObjectTag[]
  findTags(kind?: undefined, matches?: (tag: ControlTag | ObjectTag) => boolean): (ControlTag | ObjectTag)[]
  /** The control tag of this name; without a name the only one. @throws BackendError CONTROL_UNKNOWN lists those that exist. */
  getControl(name?: string): ControlTag
  /** The object tag of this name; without a name the only one. @throws BackendError CONTROL_UNKNOWN lists those that exist. */
  getObject(name?: string): ObjectTag
  /** The control or object tag of this name. @throws BackendError CONTROL_UNKNOWN lists those that exist. */
  getTag(name: string): ControlTag | ObjectTag
}

interface Tags {
  readonly controls: readonly ControlTag[]
  readonly objects: readonly ObjectTag[]
  findControl(name: string): ControlTag | undefined
  findObject(name: string): ObjectTag | undefined
}

type AnyTag = ControlTag | ObjectTag

export function createTagLookups({ controls, objects, findControl, findObject }: Tags): TagLookups {
  const findTags = (kind?: 'controls' | 'objects', matches: (tag: never) => boolean = () => true) => {
    const tags: readonly AnyTag[] =
      kind === 'controls' ? controls : kind === 'objects' ? objects : [...controls, ...objects]
    return tags.filter(matches as (tag: AnyTag) => boolean)
  }
  return {
    getFirstTagOccurrence: (control, object, filters = {}) =>
      firstOccurrence(controls, [control].flat(), [object].flat(), filters),
    findTags: findTags as TagLookups['findTags'],
    getControl: (name) =>
      name === undefined ? onlyTag('control', controls) : (findControl(name) ?? unknownName('control', name, controls)),
    getObject: (name) =>
      name === undefined ? onlyTag('object', objects) : (findObject(name) ?? unknownName('object', name, objects)),
    getTag: (name) =>
      findControl(name) ?? findObject(name) ?? unknownName('control or object', name, [...controls, ...objects]),
  }
}

function firstOccurrence(
  controls: readonly ControlTag[],
  controlTypes: readonly string[],
  objectTypes: readonly string[],
  { name, toName }: TagFilters,
): TagOccurrence {
  const isOneOf = (types: readonly string[], tag: string) => types.some((type) => isSameTag(type, tag))
  for (const control of controls) {
    if (!isOneOf(controlTypes, control.tag) || name?.(control.name) === false) continue
    const object = control.objects.find(
      (candidate) =>
        candidate.field !== undefined && isOneOf(objectTypes, candidate.tag) && toName?.(candidate.name) !== false,
    )
    if (object?.field !== undefined) return { fromName: control.name, toName: object.name, value: object.field }
  }
  const wanted = describeWanted(controlTypes, objectTypes)
  const filtered = name || toName ? ' that the filters take' : ''
  throw new BackendError(
    'LABEL_CONFIG_UNFIT',
    `The label config has no ${wanted} with a data field${filtered}; it has ${listNames(controls.map(describeControl))}; ` +
      `the smallest that works: ${smallestConfig(controlTypes[0] ?? 'Choices', objectTypes[0])}`,
  )
}

/** Tags that are looked for, for a message: `<Choices> or <Taxonomy> on <Text>`. */
export function describeWanted(controlTypes: readonly string[], objectTypes: readonly string[]): string {
  return `<${controlTypes.join('> or <')}> on <${objectTypes.join('> or <')}>`
}

/** A control tag and the object tags that it refers to, for a message. */
export function describeControl(control: ControlTag): string {
  const objects = control.objects.map((object) => `<${object.tag}>`).join(' and ') || 'nothing'
  return `<${control.tag} name="${control.name}"> on ${objects}`
}

function onlyTag<Tag extends AnyTag>(kind: string, tags: readonly Tag[]): Tag {
  const [tag, another] = tags
  if (tag !== undefined && another === undefined) return tag
  const names = listNames(tags.map(({ name, tag }) => `${name} (${tag})`))
  throw new BackendError(
    'CONTROL_UNKNOWN',
    `The label config has ${tags.length} ${kind} tags, so that a name is needed to choose one; its ${kind} tags: ${names}`,
  )
}

/** Throws CONTROL_UNKNOWN with the names that exist. */
export function unknownName(kind: string, name: string, tags: readonly AnyTag[]): never {
  const known = listNames(tags.map((tag) => `${tag.name} (${tag.tag})`))
  throw new BackendError(
    'CONTROL_UNKNOWN',
    `The label config has no ${kind} tag named '${name}'; its ${kind} tags: ${known}`,
  )
}
