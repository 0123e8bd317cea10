import type { ControlTagData } from '../label-config/control-tag-data.ts'
import { withSiblingLabels } from '../label-config/sibling-labels.ts'
import { isObject, isWholeNumber } from '../value-rules/value-rule.ts'
import { assertPixels, type LabelOptions, type LengthUnit, type Scale, scaleTo } from './image-region.ts'
import { type RegionOptions, regionError, targetObject } from './region-frame.ts'
import { checkedLabels } from './region-labels.ts'

/** What builders of tracks through a video take. */
export interface TrackOptions extends RegionOptions, LabelOptions {
  /** Frames of the whole video; worked out from `duration` when left out. */
  framesCount?: number | undefined
  /** Seconds of the whole video; worked out from `framesCount` when left out. */
  duration?: number | undefined
  /** Frames a second, by which the editor counts; `frameRate` of the `Video` tag, or else 24, when left out. */
  frameRate?: number | undefined
  /** `percent` of the frame when left out, from its top left; pixels need its size. */
  unit?: LengthUnit | undefined
  originalWidth?: number | undefined
  originalHeight?: number | undefined
}

/** When a key frame is: the number of the frame, from 1, or seconds (frame 1 ends at 1 / frameRate). */
export interface FrameTime {
  frame?: number | undefined
  time?: number | undefined
  /** False where nothing is seen any more after this frame; true when left out. */
  enabled?: boolean | undefined
}

/** The value of a track: key frames in order, each with what `placeOf` gives. */
export function trackOf<Frame extends FrameTime, Place extends object>(
  control: ControlTagData,
  { frames, ...options }: TrackOptions & { frames: readonly Frame[] },
  placeOf: (frame: Frame, scale: Scale) => Place,
) {
  const video = videoOf(control, options)
  const scale = scaleOf(control, options)
  const sequence = frames.map((frame) => ({ ...timeOf(control, frame, video), ...placeOf(frame, scale) }))
  sequence.sort((one, other) => one.frame - other.frame)
  if (sequence.length === 0) throw regionError(control, 'has no frames; leave the region out')
  const twice = sequence.find(({ frame }, index) => frame === sequence[index + 1]?.frame)
  if (twice) throw regionError(control, `has frame ${twice.frame} twice`)
  return { framesCount: video.framesCount, duration: video.duration, sequence }
}

/** Labels of the control, or of the `Labels` beside it; undefined for none, as a track may go without. */
export function trackLabels(control: ControlTagData, options: LabelOptions): string[] | undefined {
  const labels = options.labels ?? options.label
  if (labels === undefined) return undefined
  const labeled = withSiblingLabels(control)
  if (labeled === control && control.labels.length === 0 && !control.dynamic)
    throw regionError(
      control,
      'has a label, but the label config has no <Labels> for this video; add one or leave it out',
    )
  return checkedLabels(labeled, labels)
}

interface VideoTime {
  framesCount: number
  duration: number
  frameRate: number
}

function videoOf(control: ControlTagData, options: TrackOptions): VideoTime {
  const { framesCount, duration } = options
  if (framesCount === undefined && duration === undefined)
    throw regionError(control, 'has neither framesCount nor duration; give one of the video')
  const frameRate = frameRateOf(control, options)
  for (const [name, number] of Object.entries({ frameRate, framesCount, duration })) {
    if (number !== undefined && !(number > 0 && Number.isFinite(number)))
      throw regionError(control, `has ${name} ${number}; expected a number above 0`)
  }
  const count = framesCount ?? Math.max(1, Math.round(duration! * frameRate))
  if (!Number.isInteger(count)) throw regionError(control, `has framesCount ${count}; expected a whole number`)
  return { framesCount: count, duration: duration ?? count / frameRate, frameRate }
}

function frameRateOf(control: ControlTagData, options: TrackOptions): number {
  const { frameRate, framesCount, duration } = options
  if (frameRate !== undefined) return frameRate
  const written = targetObject(control, options)?.attribute('frameRate') || '24'
  const rate = Number(written)
  if (rate > 0) return rate < 1 ? 1 / rate : rate
  if (framesCount !== undefined && duration !== undefined) return framesCount / duration
  throw regionError(control, `has no frameRate, and the video's is '${written}'; give video.frameRateOf(task)`)
}

/** Where both are given, both are kept. */
function timeOf(control: ControlTagData, { frame, time, enabled = true }: FrameTime, video: VideoTime) {
  if (frame === undefined && !Number.isFinite(time))
    throw regionError(control, `has a key frame with neither frame nor time; expected a frame from 1, or seconds`)
  const number = frame ?? Math.max(1, Math.round(time! * video.frameRate))
  if (isWholeNumber(number, 1) && number <= video.framesCount)
    return { frame: number, time: time !== undefined && frame !== undefined ? time : number / video.frameRate, enabled }
  throw regionError(control, `has frame ${number}; expected a whole number from 1 to ${video.framesCount}`)
}

function scaleOf(control: ControlTagData, { unit, originalWidth, originalHeight }: TrackOptions): Scale {
  if (unit === 'pixel') assertPixels(control, { originalWidth, originalHeight })
  return scaleTo(100, unit, { width: originalWidth!, height: originalHeight! })
}

/** What every key frame has. */
export interface ReadFrame {
  /** From 1. */
  frame: number
  /** Seconds; absent where it is not written. */
  time?: number
  /** False where nothing is seen any more after this frame. */
  enabled: boolean
}

/** The key frames of a track that `placeOf` can read, in their order. */
export function readFrames<Place extends object>(
  sequence: unknown,
  placeOf: (item: Record<string, unknown>) => Place | undefined,
): (ReadFrame & Place)[] | undefined {
  if (!Array.isArray(sequence)) return undefined
  return sequence.filter(isObject).flatMap((item) => {
    const place = isWholeNumber(item.frame, 1) ? placeOf(item) : undefined
    if (place === undefined) return []
    const frame: ReadFrame = { frame: item.frame as number, enabled: item.enabled === true }
    if (Number.isFinite(item.time)) frame.time = item.time as number
    return [{ ...frame, ...place }]
  })
}

/** Length of the video, where it is written. */
export interface ReadLength {
  framesCount?: number
  /** Seconds. */
  duration?: number
}

export function readLength({ framesCount, duration }: Readonly<Record<string, unknown>>): ReadLength {
  return {
    ...(typeof framesCount === 'number' && { framesCount }),
    ...(typeof duration === 'number' && { duration }),
  }
}
