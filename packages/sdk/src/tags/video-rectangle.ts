import { controlTags, type Region, type RegionOf } from '@label-studio-ml/protocol'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import { withSiblingLabels } from '../label-config/sibling-labels.ts'
import { boxFields } from '../value-models/fields.ts'
import { laxList, laxModel, laxStrings, optional } from '../value-models/lax.ts'
import { laxInteger, laxNumber } from '../value-models/lax-number.ts'
import { fieldsFault, labelsUnder, type ValueModel, valueModel } from '../value-models/value-model.ts'
import { optionalLabelList } from '../value-rules/label-rules.ts'
import { allOf, field, isNumber, isObject, isWholeNumber, type RegionValue } from '../value-rules/value-rule.ts'
import { assertUpTo, cutTo, type Sides, scaledSides, type TurnedSides } from './box-value.ts'
import { hasNumbers, readLabels } from './read-values.ts'
import { regionOf } from './region-frame.ts'
import { sampleLabels } from './region-labels.ts'
import type { SamplePlace, TagSupport } from './tag-support.ts'
import {
  type FrameTime,
  type ReadFrame,
  type ReadLength,
  readFrames,
  readLength,
  type TrackOptions,
  trackLabels,
  trackOf,
} from './video-track.ts'

export interface BoxTrackOptions extends TrackOptions {
  /** Key frames, between which the box moves evenly. */
  frames: readonly (FrameTime & Sides)[]
}

/**
 * A region of a `VideoRectangle`: a box in key frames, counted from 1, in percent of the frame from its top left unless `unit`
 * says otherwise. Boxes without rotation that reach over the edge are cut. Labels are those of a `Labels` for the same video.
 * @example
 * control.track({ frames: [{ frame: 1, x: 46, y: 6, width: 4, height: 23 }], framesCount: 240, frameRate: 24, label: 'Car' })
 * @throws BackendError LABEL_UNKNOWN, REGION_INVALID for frames outside of the video and numbers that are not a box in it
 */
function track(control: ControlTagData, options: BoxTrackOptions): RegionOf<'VideoRectangle'> {
  const labels = trackLabels(control, options)
  const value = trackOf(control, options, (frame, scale) => {
    const box = scaledSides(control, frame, scale)
    const place = box.rotation === 0 ? cutTo(100, control, box) : box
    assertUpTo(100, control, place)
    return place
  })
  return regionOf(control, 'videorectangle', labels ? { ...value, labels } : value, options)
}

/** A box in key frames, in percent of the frame. */
export interface ReadBoxTrack extends ReadLength {
  frames: (ReadFrame & TurnedSides)[]
  labels: string[]
}

function readTrack(value: RegionValue): ReadBoxTrack | undefined {
  const frames = readFrames(value.sequence, (item) => {
    if (!hasNumbers(item, ['x', 'y', 'width', 'height'])) return undefined
    const { x, y, width, height } = item
    return { x, y, width, height, rotation: Number((item as RegionValue).rotation) || 0 }
  })
  return frames && { frames, ...readLength(value), labels: readLabels(value, 'labels') }
}

const boxes = field(
  'sequence',
  'a list of { frame, time, enabled, x, y, width, height }, frames from 1',
  (written) => Array.isArray(written) && written.length > 0 && written.every(isBox),
)
const framesCount = field('framesCount', 'a whole number', (written) => isWholeNumber(written, 0))
const duration = field('duration', 'seconds', (written) => isNumber(written, 0))

/** Without `enabled` the editor shows the box in its key frames alone, and not between them. */
function isBox(written: unknown): boolean {
  if (!isObject(written)) return false
  const { frame, time, enabled, x, y, width, height } = written
  const isInVideo = isWholeNumber(frame, 1) && isNumber(time) && typeof enabled === 'boolean'
  return isInVideo && [x, y, width, height].every((length) => isNumber(length, undefined, 100))
}

function sample(control: ControlTagData, place: SamplePlace): Region[] {
  const { random } = place
  const [first, last] = [random.integer(1, 50), random.integer(60, 100)]
  const frames = [first, last].map((frame) => {
    const [x, y] = [random.number(0, 60), random.number(0, 60)]
    return { frame, x, y, width: random.number(5, 40), height: random.number(5, 40) }
  })
  const labels = control.labeledBy.length > 0 ? sampleLabels(withSiblingLabels(control), place) : undefined
  return [track(control, { frames, framesCount: random.integer(100, 200), frameRate: 25, labels })]
}

const videoBoxes = valueModel(
  {
    framesCount: laxInteger(),
    duration: laxNumber(),
    sequence: laxList(
      laxModel({ ...boxFields, time: laxNumber(), frame: laxInteger(), rotation: optional(laxNumber()) }),
    ),
    labels: optional(laxStrings),
  },
  labelsUnder('labels'),
)
/** Labels may be absent where the config lists none inside of the tag, and then the value is not nested either. */
const labelStudioModel: ValueModel = {
  fields: videoBoxes.fields,
  check: (value, control, fields) =>
    control.labels.size === 0 && isObject(value) && value.labels === undefined
      ? fieldsFault(videoBoxes.fields, value, control)
      : videoBoxes.check(value, control, fields),
}

export const videoRectangle = {
  spec: controlTags.VideoRectangle,
  build: { track },
  read: readTrack,
  check: allOf(framesCount, duration, boxes, optionalLabelList('labels')),
  labelStudio: labelStudioModel,
  sample,
} satisfies TagSupport
