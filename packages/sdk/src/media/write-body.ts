import type { FileHandle } from 'node:fs/promises'
import { type Duplex, pipeline, type Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { mediaError, shownBytes, shownUrl } from './media-error.ts'
import type { PartOfFile } from './part-of-file.ts'

export interface WriteOptions {
  file: FileHandle
  part: PartOfFile
  limitBytes: number
  timeoutMs: number
  /** Called with the bytes that were written of a file that can be continued. */
  onBytes(bytes: number): void
}

const decoders: Readonly<Record<string, () => Duplex>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
}

/** In each `timeoutMs` at least so much must come. */
const minBytesInTime = 64 * 1024

/** Writes the body of an answer behind what is in the file already, decompressed, and no more than the limit. */
export async function writeBody(body: Readable, options: WriteOptions, url: URL): Promise<void> {
  const { file, part, limitBytes, timeoutMs, onBytes } = options
  const decoder = part.encoding === undefined ? undefined : decoderOf(part.encoding, body, url)
  if (part.total !== undefined && part.total > limitBytes) {
    body.destroy()
    throw tooLarge(url, `has ${shownBytes(part.total)}`, limitBytes)
  }
  const pace = watchPace(timeoutMs, () => body.destroy(new TooSlow()))
  let position = part.start
  try {
    // Not by a pipeline into a function: it may end while a chunk is still being written.
    for await (const chunk of decoder === undefined ? body : pipeline(body, decoder, () => {})) {
      pace.count(chunk.length)
      if (position + chunk.length > limitBytes) throw tooLarge(url, 'has more', limitBytes)
      await writeWhole(file, chunk, position)
      position += chunk.length
      if (decoder === undefined) onBytes(chunk.length)
    }
  } finally {
    pace.stop()
  }
}

async function writeWhole(file: FileHandle, chunk: Buffer, position: number): Promise<void> {
  for (let written = 0; written < chunk.length; ) {
    written += (await file.write(chunk, written, chunk.length - written, position + written)).bytesWritten
  }
}

class TooSlow extends Error {
  readonly code = 'MEDIA_TOO_SLOW'
}

/** Whether the time was up, here or in the client that reads the answer. */
export function isTooSlow(error: unknown): boolean {
  return /^(MEDIA_TOO_SLOW|UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT)$/.test((error as NodeJS.ErrnoException).code ?? '')
}

function watchPace(timeoutMs: number, onTooSlow: () => void) {
  let bytes = 0
  const timer = setInterval(() => {
    if (bytes < minBytesInTime) onTooSlow()
    bytes = 0
  }, timeoutMs)
  return {
    count: (more: number) => {
      bytes += more
    },
    stop: () => clearInterval(timer),
  }
}

function decoderOf(encoding: string, body: Readable, url: URL): Duplex {
  const create = decoders[encoding]
  if (create !== undefined) return create()
  body.destroy()
  const known = Object.keys(decoders).join(', ')
  throw mediaError(
    'MEDIA_UNSUPPORTED',
    `${shownUrl(url)} is sent as "${encoding.slice(0, 30)}", which is none of ${known}.`,
  )
}

function tooLarge(url: URL, size: string, limitBytes: number) {
  return mediaError(
    'MEDIA_TOO_LARGE',
    `${shownUrl(url)} ${size}; files up to ${shownBytes(limitBytes)} are read (MEDIA_FILE_LIMIT_MB).`,
  )
}
