import { z } from 'zod'
import { defineRegion } from './define-region.ts'
import { type ObjectTagName, objectTags } from './object-tags.ts'

/** The format of a control tag's regions on one object tag. */
export interface TagFormat<Value extends z.ZodType = z.ZodType> {
  /** What the document allows as `value`. */
  readonly value: Value
  /** A `value` that Label Studio stores and shows. */
  readonly example: Readonly<Record<string, unknown>>
}

/** All that is known of a control tag's format. Documents, docs pages, checks, generator and samples are derived from it. */
export interface TagSpec {
  /** In Label Studio's spelling. */
  readonly tag: string
  /** What regions carry as `type`. */
  readonly type: string
  /** One sentence for people. */
  readonly summary: string
  /** The key of `value` with the labels of the control; undefined for a tag that has none. */
  readonly labelKey: string | undefined
  /** Whether its answers are paths from the root of nested labels. */
  readonly answersPaths: boolean
  /** How the tag stands in a label config; `{object}` is the name of the object tag. */
  readonly element: string
  /** Other tags that it needs in the label config. */
  readonly beside: string
  /** The object tags it works on, with the format on each. */
  readonly on: Readonly<Partial<Record<ObjectTagName, TagFormat>>>
  /** Keys of the region beside the common ones, as in the example. */
  readonly regionKeys: Readonly<Record<string, unknown>>
  /** What the document allows as a region. */
  readonly region: z.ZodType
}

type Formats = Readonly<Partial<Record<ObjectTagName, TagFormat<z.ZodType<Record<string, unknown>>>>>>

type ValueOf<Format> = Format extends TagFormat<infer Value extends z.ZodType<Record<string, unknown>>> ? Value : never

interface GivenTag<Tag extends string, Type extends string, On extends Formats, Keys extends z.ZodRawShape> {
  tag: Tag
  type: Type
  summary: string
  element: string
  on: On
  labelKey?: string
  answersPaths?: boolean
  beside?: string
  /** The schemas of keys beside the common ones, such as the image's size, and what they are in an example. */
  keys?: Keys
  regionKeys?: Readonly<Record<string, unknown>>
}

/**
 * Describes the format of a control tag: the one place for its spelling, type, values and example.
 *
 * @example
 * export const rating = defineTag({
 *   tag: 'Rating', type: 'rating', summary: 'A number of stars.', element: '<Rating name="rating" toName="{object}"/>',
 *   on: onAll({ value: z.looseObject({ rating: z.number() }), example: { rating: 4 } }),
 * })
 */
export function defineTag<
  const Tag extends string,
  const Type extends string,
  On extends Formats,
  Keys extends z.ZodRawShape = Record<never, never>,
>(given: GivenTag<Tag, Type, On, Keys>) {
  const { labelKey, answersPaths = false, beside = '', keys = {} as Keys, regionKeys = {}, ...spec } = given
  const values = [...new Set(Object.values<TagFormat>(spec.on).map(({ value }) => value))]
  const value = (values.length > 1 ? z.union(values) : values[0]!) as ValueOf<On[keyof On]>
  const region = defineRegion(spec.type, value, keys).meta({ id: `${spec.tag}Region`, description: spec.summary })
  return { ...spec, labelKey, answersPaths, beside, regionKeys, region } satisfies TagSpec
}

/** One format for several object tags. */
export function onEach<const Name extends ObjectTagName, Format>(
  objects: readonly Name[],
  format: Format,
): Record<Name, Format> {
  return Object.fromEntries(objects.map((object) => [object, format])) as Record<Name, Format>
}

/** The smallest label config with a control tag on one of its object tags. */
export function labelConfigOf(spec: TagSpec, object: ObjectTagName): string {
  const [name] = /(?<=name=")[^"]+/.exec(objectTags[object])!
  const lines = [selfReferring(spec) ? '' : objectTags[object], spec.beside, spec.element]
  const children = lines.filter(Boolean).map((line) => `  ${line.replaceAll('{object}', name)}\n`)
  return `<View>\n${children.join('')}</View>\n`
}

/** A region as the tag's own example has it. */
export function exampleRegion(spec: TagSpec, object: ObjectTagName): Record<string, unknown> {
  const [from] = /(?<=name=")[^"]+/.exec(spec.element)!
  const [to] = /(?<=name=")[^"]+/.exec(selfReferring(spec) ? spec.element : objectTags[object])!
  const { example } = spec.on[object]!
  return { id: 'r1', from_name: from, to_name: to, type: spec.type, ...spec.regionKeys, value: example }
}

/** Whether the control tag is its own object tag (Chat, ReactCode). */
function selfReferring({ tag, on }: TagSpec): boolean {
  return Object.hasOwn(on, tag)
}
