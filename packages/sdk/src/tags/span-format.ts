import { BackendError, type Region } from '@label-studio-ml/protocol'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import type { RegionValue, ValueRule } from '../value-rules/value-rule.ts'
import type { LabelOptions } from './image-region.ts'
import { type RegionOptions, targetObject } from './region-frame.ts'
import type { SamplePlace } from './tag-support.ts'

/** What every `control.span` takes. */
export interface SpanFrame extends RegionOptions, LabelOptions {}

/** How the spans of one object tag are written, whatever control tag labels them. */
export interface SpanFormat<Options extends SpanFrame, Value extends object, Read extends object> {
  /** What `control.span` takes on this object, for people. */
  readonly takes: string
  /** The options that stand beside `start` and `end`. */
  readonly options: readonly string[]
  /** The value of a region without its labels. @throws BackendError REGION_INVALID */
  readonly build: (control: ControlTagData, options: Options) => Value
  /** What a region says of its place; undefined for a value of another form. */
  readonly read: (value: RegionValue, region: Region) => Read | undefined
  readonly check: ValueRule
  /** The options of a random span inside of what is shown; undefined if nothing there can be marked. */
  readonly sample: (control: ControlTagData, place: SamplePlace) => Options | undefined
}

const allOptions = [
  'text',
  'taskText',
  'html',
  'startOffset',
  'endOffset',
  'globalOffsets',
  'paragraph',
  'paragraphs',
].concat('channel', 'originalLength')

/** @throws BackendError CONTROL_MISMATCH for options that belong to spans of another object tag. */
export function assertTakes(
  control: ControlTagData,
  { takes, options: own }: Pick<SpanFormat<never, object, object>, 'takes' | 'options'>,
  options: SpanFrame,
): void {
  const foreign = allOptions.find(
    (name) => !own.includes(name) && (options as unknown as Record<string, unknown>)[name] !== undefined,
  )
  if (foreign === undefined) return
  const object = targetObject(control, options)
  const on = object ? ` on <${object.tag} name="${object.name}">` : ''
  throw new BackendError(
    'CONTROL_MISMATCH',
    `control.span of <${control.tag} name="${control.name}">${on} got '${foreign}', which spans of other objects have; it takes ${takes}`,
  )
}
