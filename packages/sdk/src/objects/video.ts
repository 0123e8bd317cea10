import { BackendError, type Task } from '@label-studio-ml/protocol'
import { resolveBinding } from '../elements/data-binding.ts'
import type { ObjectTagData } from '../elements/object-tag-data.ts'
import { formatValue } from '../format-value.ts'
import type { ObjectSupport } from './object-support.ts'
import { requireUrl } from './task-value.ts'

const defaultFrameRate = 24

/** The URL of the video file. */
function urlOf(object: ObjectTagData, task: Task): string {
  return requireUrl(object, object.valueOf(task.data), 'import the URL of a video file')
}

/**
 * Frames a second, by which regions turn seconds into frames: the tag's `frameRate`, a number or `$field`; below 1 it
 * is the seconds of a frame, as in the editor. 24 if it is not given.
 */
function frameRateOf(object: ObjectTagData, task: Task): number {
  const written = object.attribute('frameRate')
  if (written === undefined || written === '') return defaultFrameRate
  const value = resolveBinding(written, task.data, `<${object.tag} name="${object.name}"> with frameRate="${written}"`)
  const rate = typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value)
  if (Number.isFinite(rate) && rate > 0) return rate < 1 ? 1 / rate : rate
  const place = `<${object.tag} name="${object.name}"> with frameRate="${written}"`
  throw new BackendError(
    'TASK_INVALID',
    `${place} expects a number above 0, got ${formatValue(value)}; give frames a second, or seconds of a frame`,
  )
}

/** Six frames of 16×16 gray pixels (VP8 in WebM), from Chromium's MediaRecorder. */
const sampleVideo =
  'data:video/webm;base64,GkXfo59ChoEBQveBAULygQRC84EIQoKEd2VibUKHgQRChYECGFOAZwEAAAAAAAJwEU2bdLlNu4tTq4QVSalmU6yBbk27i1OrhBZUrmtTrIGTTbuLU6uEH0O2dVOsgdRNu4xTq4QcU7trU6yCAl7srgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAVSalmoCrXsYMPQkBEiYRD/Vo9TYCGQ2hyb21lV0GGQ2hyb21lFlSua7yuuteBAXPFhzAlIe4dUkWDgQFV7oEBhoVWX1ZQOOCdsIEQuoEQU8CBAVWwkFWxgQFVuYECVbqBDVW7gQEfQ7Z1AQAAAAAAAX7ngQCgzqGjgQAAABACAJ0BKhAAEAAABwiFhYiZhIgBJBAAYGsA/v5/dAB1oaampO6BAaWfEAIAnQEqEAAQAAAHCIWFiJmEiAEkEABgawD+/7qDAKC5oZiBAGQAsQEAABAJIADAAYH/oGAAAP7rWgB1oZmml+6BAaWS0QEAABAJIADAAMLBf6AAQAAA+4EAoLqhmYEAyQCxAQAAEAkgAMABgf+gYAAA/v5/dAB1oZmml+6BAaWS0QEAABAJIADAAMLBf6AAQAAA+4FkoLmhmIEBLgCxAQAAEAkgAMABgf+gYAAA/utaAHWhmaaX7oEBpZLRAQAAEAkgAMAAwsF/oABAAAD7gcmgu6GZgQGTALEBAAAQCSAAwAGB/6BgAAD+/n90AHWhmaaX7oEBpZLRAQAAEAkgAMAAwsF/oABAAAD7ggEuoLqhmIEB+gCxAQAAEAkgAMABgf+gYAAA/utaAHWhmaaX7oEBpZLRAQAAEAkgAMAAwsF/oABAAAD7ggGTHFO7a427i7OBALeG94EB8YHU'

/** `<Video>`: regions count its frames from 1. */
export const video = {
  tag: 'Video',
  methods: { urlOf, frameRateOf },
  sample: () => sampleVideo,
} as const satisfies ObjectSupport
