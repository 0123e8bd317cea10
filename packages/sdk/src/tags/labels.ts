import { BackendError, controlTags, type Region, type RegionOf } from '@label-studio-ml/protocol'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import type { ObjectTag } from '../objects/object-tag.ts'
import { labeledModel, spanFields } from '../value-models/fields.ts'
import { areaRuleOf } from '../value-rules/area-rules.ts'
import { labelList } from '../value-rules/label-rules.ts'
import { allOf, isObject, type RegionValue, type ValueRule } from '../value-rules/value-rule.ts'
import { type HtmlSpanOptions, htmlSpans, type ReadHtmlSpan, type XPathSpanOptions } from './html-span.ts'
import {
  type ParagraphRangeOptions,
  type ParagraphSpanOptions,
  paragraphSpans,
  type ReadParagraphSpan,
} from './paragraph-span.ts'
import { type ReadImageArea, readArea } from './read-area.ts'
import { readLabels } from './read-values.ts'
import { type RegionOptions, regionError, regionOf, targetObject } from './region-frame.ts'
import { checkedLabels, labelsOf, sampleLabels } from './region-labels.ts'
import { type ReadSoundSpan, type SoundSpanOptions, soundSpans } from './sound-span.ts'
import { assertTakes } from './span-format.ts'
import type { ReadPlace, SamplePlace, TagSupport } from './tag-support.ts'
import { type ReadTextSpan, type TextSpanOptions, textSpans } from './text-span.ts'
import { type ReadTimeSpan, type TimeSpanOptions, timeSpans } from './time-span.ts'

/** What `control.span` of a `Labels` tag takes: one form for each object tag. */
export type SpanOptions =
  | TextSpanOptions
  | HtmlSpanOptions
  | XPathSpanOptions
  | ParagraphSpanOptions
  | ParagraphRangeOptions
  | SoundSpanOptions
  | TimeSpanOptions

/** What a region of a `Labels` tag says; `on` is the object tag, by which the rest is told apart. */
export type ReadLabels = { labels: string[] } & (
  | ({ on: 'Text' } & ReadTextSpan)
  | ({ on: 'HyperText' } & ReadHtmlSpan)
  | ({ on: 'Paragraphs' } & ReadParagraphSpan)
  | ({ on: 'Audio' } & ReadSoundSpan)
  | ({ on: 'TimeSeries' } & ReadTimeSpan)
  | ReadArea
)

/** The name of an area, which a region of a geometry tag with the same id draws. */
export interface ReadArea extends ReadImageArea {
  on: 'Image' | 'Video'
  /** The geometry as it is written: percent of the image, `x`, `y`, … or `points`, `rle`, …; `sequence` on a video. */
  area: Record<string, unknown>
}

const formats = {
  Text: textSpans,
  HyperText: htmlSpans,
  RichText: htmlSpans,
  Paragraphs: paragraphSpans,
  Audio: soundSpans,
  AudioPlus: soundSpans,
  TimeSeries: timeSpans,
} as const

function formatOf(object: ObjectTag | undefined) {
  return object && Object.hasOwn(formats, object.tag) ? formats[object.tag as keyof typeof formats] : undefined
}

/**
 * A region of a `Labels` tag on text, HTML, a dialogue, a sound or a time series; `span` takes what its object has.
 * @example control.span({ start: 0, end: 4, taskText: 'John lives here', label: 'Person', score: 0.8 })
 * @example control.span({ start: 3.1, end: 8.2, channel: 0, originalLength: 60, label: 'Person' })
 * @example control.span({ start: 0, end: 4, html: '<p>John lives here</p>', label: 'Person' })
 * @example control.span({ paragraph: 0, start: 0, end: 5, label: 'Person' })
 * @example control.span({ start: 1, end: 3, label: 'Person' })
 * @throws BackendError LABEL_UNKNOWN, REGION_INVALID for places that are not there, CONTROL_MISMATCH for what other objects take
 */
function span(control: ControlTagData, options: SpanOptions): RegionOf<'Labels'> {
  const object = targetObject(control, options)
  const format = object === undefined ? textSpans : formatOf(object)
  if (format === undefined) throw noSpans(control, object!)
  assertTakes(control, format, options)
  const value = { ...format.build(control, options as never), labels: labelsOf(control, options) }
  const { originalLength } = options as SoundSpanOptions
  const keys = originalLength === undefined ? {} : { original_length: originalLength }
  return regionOf(control, 'labels', value, options, keys) as RegionOf<'Labels'>
}

function noSpans(control: ControlTagData, { tag, name }: ObjectTag): BackendError {
  const fix = tag === 'Image' ? 'name an area with control.label(region, label)' : 'refer to another object tag'
  return new BackendError(
    'CONTROL_MISMATCH',
    `<${control.tag} name="${control.name}"> refers to <${tag} name="${name}">, which has no spans; they are on ${Object.keys(formats).join(', ')}. To mend it, ${fix}`,
  )
}

/**
 * The name of an area on an image: a second region with the id and the geometry of the one that a geometry tag built. Both
 * belong into the result, the geometry first.
 * @example
 * control.label({ id: 'r1', to_name: 'image', type: 'rectangle', value: { x: 10, y: 20, width: 30, height: 12 } }, 'Person')
 * @throws BackendError LABEL_UNKNOWN, REGION_INVALID for a region without id or area, CONTROL_MISMATCH for one of another object
 */
function label(
  control: ControlTagData,
  region: Region,
  labels: string | readonly string[],
  options: Omit<RegionOptions, 'id' | 'region' | 'toName'> = {},
): RegionOf<'Labels'> {
  const { id, type, value } = region
  if (!isObject(value) || areaRuleOf(value) === undefined)
    throw regionError(control, `is to name a region of type '${type}', which is no area of an image`)
  if (typeof id !== 'string' || id === '')
    throw regionError(control, 'is to name a region that has no id, which both would share')
  return regionOf(
    control,
    'labels',
    { labels: checkedLabels(control, labels) },
    { ...options, region },
  ) as RegionOf<'Labels'>
}

/** By the object tag; an area of an image by its keys. */
const place: ValueRule = (value, control) => {
  const [object] = control.objects
  if (object?.tag !== 'Image') return formatOf(object)?.check(value, control)
  const area = areaRuleOf(value)
  if (area !== undefined) return area(value, control)
  const problem = 'has no area; expected that of the region with the same id: x and y, points, vertices or rle'
  return { path: 'value', problem, fix: 'Build it with control.label(region, label)' }
}

/** Labels beside a geometry tool may stand under the type of that tool. */
function read(value: RegionValue, { control, region }: ReadPlace): ReadLabels | undefined {
  const labelKey = value.labels === undefined ? String(region.type) : 'labels'
  const object = control.objects.find(({ name }) => name === region.to_name) ?? control.objects[0]
  if (object?.tag === 'Image' || object?.tag === 'Video')
    return { on: object.tag, area: areaOf(value, region), ...readArea(value, labelKey, region) }
  const format = formatOf(object)
  const said = format?.read(value, region)
  return said && ({ on: onOf(object!.tag), ...said, labels: readLabels(value, labelKey) } as ReadLabels)
}

function areaOf(value: RegionValue, { type }: Region): Record<string, unknown> {
  const { labels: _, [String(type)]: _own, ...area } = value
  return area
}

/** The tags of today for their older names. */
function onOf(tag: string): string {
  if (tag === 'AudioPlus') return 'Audio'
  return tag === 'RichText' ? 'HyperText' : tag
}

function sample(control: ControlTagData, place: SamplePlace): Region[] {
  const labels = sampleLabels(control, place)
  const [object] = control.objects
  if (object?.tag === 'Image') return [label(control, sampleArea(object, place), labels)]
  const options = formatOf(object)?.sample(control, place)
  return options === undefined ? [] : [span(control, { ...options, labels })]
}

/** As a Rectangle beside the tag would draw it. */
function sampleArea({ name }: ObjectTag, { random }: SamplePlace): Region {
  const value = {
    x: random.integer(0, 60),
    y: random.integer(0, 60),
    width: random.integer(5, 40),
    height: 30,
    rotation: 0,
  }
  const size = { original_width: 640, original_height: 480, image_rotation: 0 }
  return { id: `area-${random.integer(0, 999_999)}`, to_name: name, type: 'rectangle', ...size, value } as Region
}

export const labels = {
  spec: controlTags.Labels,
  build: { span, label },
  read,
  check: allOf(labelList('labels'), place),
  labelStudio: labeledModel('labels', spanFields),
  sample,
} satisfies TagSupport
