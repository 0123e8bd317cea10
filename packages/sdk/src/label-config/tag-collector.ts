import { BackendError } from '@label-studio-ml/protocol'
import { attributeOf, type ConfigElement, nameOf, tagError, tagProblem } from '../elements/config-element.ts'
import { knownTag, type TagKind } from '../elements/tag-catalogue.ts'
import { addLabel, createFoundControl, type FoundControl } from './control-tag-data.ts'
import { type GrowingLabel, isLabelTag, labelOf } from './label.ts'
import { smallestConfig } from './smallest-config.ts'
import type { ElementVisitor } from './xml-reader.ts'

/** Each keeps a kilobyte or two in memory; no page of Label Studio shows as many. */
const maxTags = 10_000
const maxWarnings = 20
/** Of an attribute of a control tag or a label, in characters. Texts and images of object tags may be longer. */
const maxAttributeLength = 64 * 1024

/** What a label config says to a model. */
export interface FoundTags {
  readonly controls: readonly FoundControl[]
  readonly objects: readonly ConfigElement[]
  /** Whose labels are those of relations, named or not. */
  readonly relations: readonly FoundControl[]
  /** How many attributes all of them have together, labels included. */
  readonly attributeCount: number
  /** What Label Studio accepts and no model can use. */
  readonly warnings: string[]
}

/** Where an open element stands. */
interface Place {
  /** The control tag to which the labels around here belong. */
  readonly control: FoundControl | undefined
  /** The label around here, under which others are nested. */
  label: GrowingLabel | undefined
  /** Whether the element is a label whose name may still come as its text. */
  isPending: boolean
  /** What stands inside of HyperText is shown to the annotator and is not part of the config. */
  readonly isMarkup: boolean
}

const outside: Place = { control: undefined, label: undefined, isPending: false, isMarkup: false }

/**
 * Picks the control tags, their labels and the object tags out of the elements of a label config. Tags that no result can
 * refer to are left out with a warning, as Label Studio stores such configs.
 */
export class TagCollector implements ElementVisitor, FoundTags {
  readonly controls: FoundControl[] = []
  readonly objects: ConfigElement[] = []
  readonly relations: FoundControl[] = []
  readonly warnings: string[] = []
  attributeCount = 0
  readonly #named = new Map<string, ConfigElement>()
  readonly #places: Place[] = []

  open(element: ConfigElement): void {
    const around = this.#places.at(-1) ?? outside
    if (element.parent) this.#settleLabel(around, element.parent)
    this.#places.push(around.isMarkup ? around : this.#place(element, around))
  }

  close(element: ConfigElement): void {
    this.#settleLabel(this.#places.pop()!, element)
  }

  /** Notes what is wrong with a tag; for a control tag with the smallest label config that would work. */
  warn(element: ConfigElement, problem: string): void {
    if (this.warnings.length >= maxWarnings) return
    const known = knownTag(element.tag)
    const example = known?.kind === 'control' ? `; the smallest that works: ${smallestConfig(known.tag)}` : ''
    this.warnings.push(tagProblem(element, problem) + example)
  }

  #place(element: ConfigElement, around: Place): Place {
    const kind = kindOf(element)
    const isMarkup = knownTag(element.tag)?.tag === 'HyperText'
    if (kind === 'object' || kind === 'both') this.#addObject(element, isMarkup)
    if (kind === 'control' || kind === 'both') {
      return { control: this.#addControl(element), label: undefined, isPending: false, isMarkup }
    }
    if (knownTag(element.tag)?.tag === 'Bucket' && nameOf(element) !== '') around.control?.buckets.push(nameOf(element))
    const isPending = around.control !== undefined && isLabelTag(element)
    return { control: around.control, label: around.label, isPending, isMarkup }
  }

  /** Relations stand without a name in real configs: their results carry no from_name. */
  #addControl(element: ConfigElement): FoundControl | undefined {
    if (nameOf(element) === '') {
      if (isRelations(element)) return this.#namelessRelations(element)
      this.warn(element, 'is left out: it has no name="…", which results carry as from_name')
      return undefined
    }
    this.#count(element)
    const control = createFoundControl(element)
    this.controls.push(control)
    if (isRelations(element)) this.relations.push(control)
    return control
  }

  #namelessRelations(element: ConfigElement): FoundControl {
    const known = this.relations.find((relations) => nameOf(relations.element) === '')
    const relations = known ?? createFoundControl(element)
    if (known === undefined) this.relations.push(relations)
    return relations
  }

  #addObject(element: ConfigElement, isMarkup: boolean): void {
    if (nameOf(element) !== '') {
      if (kindOf(element) === 'object') this.#count(element)
      this.objects.push(element)
    } else if (!isMarkup) this.warn(element, 'is left out: it has no name="…" by which control tags refer to it')
  }

  /** @throws BackendError LABEL_CONFIG_TAG for a name that is taken. */
  #count(element: ConfigElement): void {
    const name = nameOf(element)
    const earlier = this.#named.get(name)
    if (earlier) {
      const who = `<${earlier.tag}> in line ${earlier.line}`
      throw tagError(element, `has the name '${name}', which ${who} has already; names are unique`)
    }
    this.#named.set(name, element)
    if (this.#named.size > maxTags) throw tooLarge(element, `is one of more than ${maxTags} control and object tags`)
    this.#countAttributes(element)
  }

  /** A label is named when it ends, or when the first tag begins inside of it: then its text is not its name. */
  #settleLabel(place: Place, element: ConfigElement): void {
    if (!place.isPending) return
    place.isPending = false
    const label = labelOf(element, place.label?.path ?? [])
    if (label === undefined) return
    this.#countAttributes(element)
    place.label?.children.push(label)
    place.label = label
    addLabel(place.control!, label)
  }

  #countAttributes(element: ConfigElement): void {
    const values = Object.values(element.attributes)
    this.attributeCount += values.length
    if (kindOf(element) !== 'object' && values.some(({ length }) => length > maxAttributeLength)) {
      throw tooLarge(element, `has an attribute of more than ${maxAttributeLength} characters`)
    }
  }
}

function tooLarge(element: ConfigElement, problem: string): BackendError {
  return new BackendError('LABEL_CONFIG_TOO_LARGE', tagProblem(element, problem))
}

function isRelations({ tag }: ConfigElement): boolean {
  return knownTag(tag)?.tag === 'Relations'
}

/** Known tags by their name; of others those with `toName` are controls and those with a `value` objects. */
function kindOf(element: ConfigElement): TagKind {
  const known = knownTag(element.tag)?.kind
  if (known !== undefined) return known
  const { attributes } = element
  if (nameOf(element) === '') return 'other'
  if (attributeOf(attributes, 'toName')) return 'control'
  return attributeOf(attributes, 'value') || attributeOf(attributes, 'valueList') ? 'object' : 'other'
}
