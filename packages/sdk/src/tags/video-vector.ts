import { controlTags, type Region, type RegionOf } from '@label-studio-ml/protocol'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import { withSiblingLabels } from '../label-config/sibling-labels.ts'
import { videoVectorFields } from '../value-models/fields.ts'
import { laxStrings, optional } from '../value-models/lax.ts'
import { labelsUnder, valueModel } from '../value-models/value-model.ts'
import { isVertex } from '../value-rules/area-rules.ts'
import { labelList, optionalLabelList } from '../value-rules/label-rules.ts'
import { allOf, field, isObject, isWholeNumber, type RegionValue } from '../value-rules/value-rule.ts'
import { readLabels } from './read-values.ts'
import { regionError, regionOf } from './region-frame.ts'
import { sampleLabels } from './region-labels.ts'
import type { SamplePlace, TagSupport } from './tag-support.ts'
import { samplePath } from './vector.ts'
import { type PathOptions, type ReadVertex, readVertices, verticesOf } from './vertices.ts'
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

export interface PathTrackOptions extends TrackOptions {
  /** Key frames with the path in each. */
  frames: readonly (FrameTime & PathOptions)[]
}

/**
 * A region of a `VideoVector`: a path in key frames, counted from 1, in percent of the frame from its top left unless `unit`
 * says otherwise. Labels are those of a `Labels` for the same video.
 * @example
 * control.track({ frames: [{ frame: 1, points: [[25, 30], [60, 45]] }], framesCount: 240, frameRate: 24, label: 'Arm' })
 * @throws BackendError LABEL_UNKNOWN, REGION_INVALID for frames outside of the video and points outside of the frame
 */
function track(control: ControlTagData, options: PathTrackOptions): RegionOf<'VideoVector'> {
  const labels = trackLabels(control, options)
  const value = pathsOf(control, options)
  return regionOf(control, 'videovector', labels ? { ...value, labels } : value, options)
}

/**
 * A region of a `VideoVectorLabels`: a path in key frames, counted from 1, in percent of the frame from its top left unless
 * `unit` says otherwise.
 * @example
 * control.track({ frames: [{ frame: 1, points: [[25, 30], [60, 45]] }], framesCount: 240, frameRate: 24, label: 'Arm' })
 * @throws BackendError LABEL_UNKNOWN, REGION_INVALID for frames outside of the video and points outside of the frame
 */
function labeledTrack(control: ControlTagData, options: PathTrackOptions): RegionOf<'VideoVectorLabels'> {
  const labels = trackLabels(control, options)
  if (labels === undefined) throw regionError(control, 'has no label; leave the region out')
  return regionOf(control, 'videovectorlabels', { ...pathsOf(control, options), labels }, options)
}

function pathsOf(control: ControlTagData, options: PathTrackOptions) {
  return trackOf(control, options, (frame, scale) => ({
    closed: frame.closed ?? false,
    vertices: verticesOf(control, frame, scale),
  }))
}

/** A path in key frames, in percent of the frame. */
export interface ReadPathTrack extends ReadLength {
  frames: (ReadFrame & { vertices: ReadVertex[]; closed: boolean })[]
  labels: string[]
}

/** The editor writes the labels of `VideoVectorLabels` under its type too. */
function readTrack(value: RegionValue): ReadPathTrack | undefined {
  const frames = readFrames(value.sequence, (item) => {
    const vertices = readVertices(item.vertices)
    return vertices && { vertices, closed: item.closed === true }
  })
  const labelKey = value.labels === undefined ? 'videovectorlabels' : 'labels'
  return frames && { frames, ...readLength(value), labels: readLabels(value, labelKey) }
}

const paths = field(
  'sequence',
  'a list of { frame, vertices }, frames from 1',
  (written) => Array.isArray(written) && written.length > 0 && written.every(isPath),
)

function isPath(written: unknown): boolean {
  const isInVideo = isObject(written) && isWholeNumber(written.frame, 1)
  return isInVideo && Array.isArray(written.vertices) && written.vertices.every(isVertex)
}

/** A `Labels` control beside a `VideoVector` answers with the labels under its type. */
export const mergedVideoVector = allOf(paths, labelList('videovectorlabels'))

function sampleTrack(place: SamplePlace) {
  const { random } = place
  const frames = [random.integer(1, 50), random.integer(60, 100)].map((frame) => ({ frame, points: samplePath(place) }))
  return { frames, framesCount: random.integer(100, 200), frameRate: 25 }
}

function sample(control: ControlTagData, place: SamplePlace): Region[] {
  const labels = control.labeledBy.length > 0 ? sampleLabels(withSiblingLabels(control), place) : undefined
  return [track(control, { ...sampleTrack(place), labels })]
}

export const videoVector = {
  spec: controlTags.VideoVector,
  build: { track },
  read: readTrack,
  check: allOf(paths, optionalLabelList('labels')),
  labelStudio: valueModel(videoVectorFields),
  sample,
} satisfies TagSupport

export const videoVectorLabels = {
  spec: controlTags.VideoVectorLabels,
  build: { track: labeledTrack },
  read: readTrack,
  check: allOf(paths, labelList('labels')),
  labelStudio: valueModel({ ...videoVectorFields, labels: optional(laxStrings) }, labelsUnder('labels')),
  sample: (control: ControlTagData, place: SamplePlace): Region[] => [
    labeledTrack(control, { ...sampleTrack(place), labels: sampleLabels(control, place) }),
  ],
} satisfies TagSupport
