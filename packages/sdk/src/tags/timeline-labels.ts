import { controlTags, type Region, type RegionOf } from '@label-studio-ml/protocol'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import { labeledModel } from '../value-models/fields.ts'
import { laxBoolean, laxList, laxModel, optional } from '../value-models/lax.ts'
import { laxNumber } from '../value-models/lax-number.ts'
import { labelList } from '../value-rules/label-rules.ts'
import { allOf, field, isObject, isWholeNumber, type RegionValue } from '../value-rules/value-rule.ts'
import type { LabelOptions } from './image-region.ts'
import { readLabels } from './read-values.ts'
import { type RegionOptions, regionError, regionOf } from './region-frame.ts'
import { labelsOf, sampleLabels } from './region-labels.ts'
import type { SamplePlace, TagSupport } from './tag-support.ts'

/** A part of a video: whole frames from 1, both ends included; or seconds. */
export interface FrameRange {
  start: number
  end: number
}

interface OnTimeline extends RegionOptions, LabelOptions {
  /** Frames a second (`object.frameRateOf(task)`): start and end are seconds then, not frames. */
  frameRate?: number | undefined
}

/** One range of a video. */
export interface FrameRangeOptions extends OnTimeline, FrameRange {}

/** Several ranges of a video in one region. */
export interface FrameRangesOptions extends OnTimeline {
  ranges: readonly FrameRange[]
}

/**
 * A region of a `TimelineLabels`: one range of frames or several; or seconds, of which every frame that is seen counts.
 * @example control.range({ start: 3, end: 5, label: 'Moving' })
 * @example control.range({ ranges: [{ start: 0.5, end: 2 }], frameRate: 24, label: 'Moving' })
 * @throws BackendError LABEL_UNKNOWN, REGION_INVALID for no ranges, frames before 1 or an end before the start
 */
function range(control: ControlTagData, options: FrameRangeOptions | FrameRangesOptions): RegionOf<'TimelineLabels'> {
  const { frameRate } = options
  if (frameRate !== undefined && !(frameRate > 0))
    throw regionError(control, `has frameRate ${frameRate}; expected frames a second, a number above 0`)
  const given = 'ranges' in options ? options.ranges : [options]
  const ranges = given.map(({ start, end }) => (frameRate ? framesOf(start, end, frameRate) : { start, end }))
  const wrong = ranges.find((frames): boolean => !isRange(frames))
  if (wrong || ranges.length === 0)
    throw regionError(
      control,
      `has ${wrong ? `frames ${wrong.start} to ${wrong.end}` : 'no range'}; expected ${expected}`,
    )
  return regionOf(control, 'timelinelabels', { ranges, timelinelabels: labelsOf(control, options) }, options)
}

/** Frame n is seen from second (n - 1) / frameRate up to n / frameRate; products of decimals are off by a little. */
function framesOf(start: number, end: number, frameRate: number): FrameRange {
  const first = Math.floor(start * frameRate + 1e-6) + 1
  const last = Math.ceil(end * frameRate - 1e-6)
  return { start: first, end: start <= end ? Math.max(first, last) : last }
}

function isRange(written: unknown): written is FrameRange {
  if (!isObject(written)) return false
  return isWholeNumber(written.start, 1) && isWholeNumber(written.end, 1) && written.start <= written.end
}

const expected = 'a list of one or more { start, end } in whole frames from 1, start <= end'
const ranges = field(
  'ranges',
  expected,
  (written) => Array.isArray(written) && written.length > 0 && written.every(isRange),
)

function read(value: RegionValue): { ranges: FrameRange[]; labels: string[] } | undefined {
  if (!Array.isArray(value.ranges)) return undefined
  const written = value.ranges.filter(isRange).map(({ start, end }) => ({ start, end }))
  return written.length > 0 ? { ranges: written, labels: readLabels(value, 'timelinelabels') } : undefined
}

export const timelineLabels = {
  spec: controlTags.TimelineLabels,
  build: { range },
  read,
  check: allOf(labelList('timelinelabels'), ranges),
  /** The length of the video is not known: its first frames. */
  labelStudio: labeledModel('timelinelabels', {
    ranges: laxList(laxModel({ start: laxNumber(), end: laxNumber(), enabled: optional(laxBoolean) }), {
      min: 1,
      expected: 'a list of ranges, not empty',
    }),
  }),
  sample(control: ControlTagData, place: SamplePlace): Region[] {
    const start = place.random.integer(1, 6)
    const end = place.random.integer(start, 6)
    return [range(control, { start, end, labels: sampleLabels(control, place) })]
  },
} satisfies TagSupport
