import type { Task } from '@label-studio-ml/protocol'
import type { ObjectTagData } from '../elements/object-tag-data.ts'
import type { Random } from '../random.ts'
import type { ObjectSupport } from './object-support.ts'
import { requireUrl } from './task-value.ts'

const sampleRate = 8000

/** The URL of the audio file. */
function urlOf(object: ObjectTagData, task: Task): string {
  return requireUrl(object, object.valueOf(task.data), 'import the URL of an audio file')
}

/**
 * A WAV file of 10 to 50 ms of noise, 8 bits and one channel. Not in base64: the editor adds `?lsref=1` to the address of
 * audio, which then stands behind the bytes of the file.
 */
function sampleAudio(random: Random): string {
  const length = random.integer(80, 400)
  const bytes = new Uint8Array(44 + length)
  const view = new DataView(bytes.buffer)
  const write = (at: number, text: string) => bytes.set(new TextEncoder().encode(text), at)
  write(0, 'RIFF')
  view.setUint32(4, 36 + length, true)
  write(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  for (const at of [20, 22, 32]) view.setUint16(at, 1, true)
  for (const at of [24, 28]) view.setUint32(at, sampleRate, true)
  view.setUint16(34, 8, true)
  write(36, 'data')
  view.setUint32(40, length, true)
  for (let at = 44; at < bytes.length; at++) bytes[at] = random.integer(96, 160)
  return `data:audio/wav,${Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')}`
}

/** `<Audio>`: regions count its seconds. */
export const audio = {
  tag: 'Audio',
  methods: { urlOf },
  sample: (_, random) => sampleAudio(random),
} as const satisfies ObjectSupport

/** `<AudioPlus>`, the older name of `<Audio>`. */
export const audioPlus = { ...audio, tag: 'AudioPlus' } as const satisfies ObjectSupport
