import type { Region, TagName } from '@label-studio-ml/protocol'
import { type ControlTagData, repeatControl } from './label-config/control-tag-data.ts'
import type { TagSupport } from './tags/tag-support.ts'
import { supportOf, type tagSupports } from './tags/tag-supports.ts'
import { regionsOf } from './task/task-regions.ts'

/** What a region says, with the region itself. */
export type ReadRegion<Value extends object> = Value & { readonly region: Region }

/** What all control tags of a label config have. */
interface AnyControlTag extends ControlTagData {
  /** Whether it is this tag, and so has its builders: `if (control.is('Choices')) control.choose('Good')`. */
  is<Tag extends TagName>(tag: Tag): this is ControlTagOf<Tag>
  /** The control that a Repeater writes for its nth item (from 0): `{{idx}}` replaced in names and attributes. */
  at(...indexes: number[]): this
}

/**
 * A control tag of a label config. What it can build depends on the tag: ask with `is`, name the tag in `config.control`, or
 * in the type of the model.
 */
export interface ControlTag extends AnyControlTag {
  /**
   * What the regions of this control say, typed. `from` is an annotation, a prediction, a draft, an interactive context or a
   * list of regions. Values of another form are passed over; labels come as they are, also those the config does not have.
   */
  read(from: unknown): ReadRegion<object>[]
}

type Supports = typeof tagSupports
type Builder<Build> = Build extends (control: ControlTagData, ...rest: infer Rest) => infer Built
  ? (...rest: Rest) => Built
  : never
type Builders<Build> = { readonly [Name in keyof Build]: Builder<Build[Name]> }
type Read<Support extends TagSupport> = ReadRegion<NonNullable<ReturnType<Support['read']>>>

/** A control tag of one kind, with the builders of its regions: `ControlTagOf<'Choices'>` has `choose`. */
export type ControlTagOf<Tag extends TagName> = Tag extends TagName
  ? AnyControlTag & { readonly tag: Tag; read(from: unknown): Read<Supports[Tag]>[] } & Builders<Supports[Tag]['build']>
  : never

/** Adds to what the config says about a control tag what can be done with it. */
export function createControlTag(data: ControlTagData): ControlTag {
  return Object.assign(Object.create(prototypeOf(supportOf(data.tag) ?? unknownTag)), data)
}

/** A tag whose format is not known: its regions are written by hand, and read as they are. */
const unknownTag: Pick<TagSupport, 'build' | 'read'> = { build: {}, read: (value) => ({ value }) }

const prototypes = new WeakMap<object, object>()

/** One for all controls of a tag: a config may have thousands. */
function prototypeOf(support: Pick<TagSupport, 'build' | 'read'>): object {
  const known = prototypes.get(support)
  if (known) return known
  const prototype = {
    is(this: ControlTag, tag: string) {
      return this.tag === tag
    },
    read(this: ControlTag, from: unknown) {
      return readRegions(this, from, support.read)
    },
    at(this: ControlTag, ...indexes: number[]) {
      return createControlTag(repeatControl(this, indexes))
    },
    ...Object.fromEntries(Object.entries(support.build).map(([name, build]) => [name, method(build as AnyBuilder)])),
  }
  prototypes.set(support, prototype)
  return prototype
}

type AnyBuilder = (control: ControlTagData, ...rest: unknown[]) => Region | Region[]

function method(build: AnyBuilder) {
  return function (this: ControlTagData, ...rest: unknown[]): Region | Region[] {
    return build(this, ...rest)
  }
}

function readRegions(control: ControlTagData, from: unknown, read: TagSupport['read']): ReadRegion<object>[] {
  const regions: readonly Region[] = Array.isArray(from) ? from : regionsOf(from)
  return regions.flatMap((region) => {
    const { from_name, value } = region
    if (from_name !== control.name || typeof value !== 'object' || value === null) return []
    const said = read(value as Record<string, unknown>, { control, region })
    return said === undefined ? [] : [{ ...said, region }]
  })
}
