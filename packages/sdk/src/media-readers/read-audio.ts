import { readFile } from 'node:fs/promises'
import type { Task } from '@label-studio-ml/protocol'
import { mediaError } from '../media/media-error.ts'
import type { TaskFiles } from '../media/task-files.ts'
import { type FileSource, urlOf } from './file-source.ts'
import { loadDecoder } from './load-decoder.ts'

/** The samples of a sound. */
export interface AudioSamples {
  /** One list for each channel, from -1 to 1. */
  channels: readonly Float32Array[]
  /** Samples a second. */
  sampleRate: number
  /** Of each channel. */
  length: number
  /** Seconds, in which regions count. */
  duration: number
}

/**
 * The samples of a sound, decoded by audio-decode, a package that the backend has to install: WAV, MP3, FLAC, Ogg, AAC and
 * others. @throws BackendError `MEDIA_…`
 */
export async function readAudio(files: TaskFiles, source: FileSource, task: Task): Promise<AudioSamples> {
  const bytes = await readFile(await files.getLocalPath(urlOf(source, task, 'Audio'), task))
  const { default: decode } = await loadDecoder(() => import('audio-decode'), {
    name: 'audio-decode',
    method: 'readAudio',
  })
  try {
    const { channelData: channels, sampleRate } = await decode(bytes)
    const length = channels[0]?.length ?? 0
    if (length === 0) throw new Error('there are no samples in it')
    return { channels, sampleRate, length, duration: length / sampleRate }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw mediaError(
      'MEDIA_UNREADABLE',
      `A file of the task is not a sound that audio-decode can decode (${reason.slice(0, 200)}): import it as WAV, MP3, FLAC or Ogg.`,
      cause,
    )
  }
}
