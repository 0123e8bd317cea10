import type { Region } from '@label-studio-ml/protocol'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import { soundSpan } from '../value-rules/span-rules.ts'
import { isNumber, isWholeNumber, type RegionValue } from '../value-rules/value-rule.ts'
import { regionError } from './region-frame.ts'
import type { SpanFormat, SpanFrame } from './span-format.ts'

/** A part of an `Audio`. */
export interface SoundSpanOptions extends SpanFrame {
  /** Seconds. */
  start: number
  /** Seconds. */
  end: number
  /** Counts from 0; for a tag with `splitchannels`. */
  channel?: number | undefined
  /** Seconds of the whole audio, which exports need; `end` is checked against it. */
  originalLength?: number | undefined
}

/** A part of a sound, in seconds. */
export interface ReadSoundSpan {
  start: number
  end: number
  /** Counts from 0. */
  channel: number | undefined
  /** Seconds of the whole sound. */
  originalLength: number | undefined
}

function build(control: ControlTagData, { start, end, channel, originalLength }: SoundSpanOptions) {
  const place = channel === undefined ? { start, end } : { start, end, channel }
  const wrong = soundSpan(place, control)
  if (wrong) throw regionError(control, `has a wrong ${wrong.path.replace('value.', '')}: ${wrong.problem}`)
  if (originalLength !== undefined && !(end <= originalLength))
    throw regionError(control, `has end ${end}, but the audio has ${originalLength} seconds`)
  return place
}

/** Seconds of a WAV file in a data URL. */
function wavSeconds(shown: unknown): number | undefined {
  const base64 = typeof shown === 'string' ? /^data:audio\/(?:x-)?wav;base64,(.+)$/.exec(shown)?.[1] : undefined
  if (base64 === undefined) return undefined
  const header = Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0))
  const view = new DataView(header.buffer)
  return header.length > 44 ? (header.length - 44) / view.getUint32(28, true) : undefined
}

/** Spans of `Audio`. */
export const soundSpans = {
  takes: '{ start, end, channel?, originalLength? } in seconds',
  options: ['channel', 'originalLength'],
  build,
  read({ start, end, channel }: RegionValue, { original_length }: Region): ReadSoundSpan | undefined {
    if (!isNumber(start) || !isNumber(end)) return undefined
    return {
      start,
      end,
      channel: isWholeNumber(channel, 0) ? channel : undefined,
      originalLength: isNumber(original_length) ? original_length : undefined,
    }
  },
  check: soundSpan,
  /** A second where the length is not known. */
  sample(_, { random, shown }): SoundSpanOptions {
    const originalLength = wavSeconds(shown)
    const start = random.number(0, (originalLength ?? 1) / 2)
    const end = random.number(start + (originalLength ?? 1) / 4, originalLength ?? 1)
    return { start, end, channel: 0, originalLength }
  },
} satisfies SpanFormat<SoundSpanOptions, object, ReadSoundSpan>
