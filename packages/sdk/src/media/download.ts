import type { FileHandle } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { isBackendError } from '@label-studio-ml/protocol'
import type { Dispatcher } from 'undici'
import { mediaError, shownBytes, shownUrl } from './media-error.ts'
import { type FileRequest, openFile, RefusedFile } from './open-file.ts'
import { partOf } from './part-of-file.ts'
import { isTooSlow, writeBody } from './write-body.ts'

export interface DownloadOptions {
  dispatcher: Dispatcher
  /** The largest file; counted after decompression too. */
  limitBytes: number
  /** Until an answer begins; and in which at least 64 KB of the file, or its end, must come. */
  timeoutMs: number
}

/** How often in a row it is tried without getting on. */
const maxTries = 3
/** Whoever sends less than this each time would keep us for ever. */
const minProgressBytes = 64 * 1024
const certificateRefused = /^(SELF_SIGNED_CERT|DEPTH_ZERO_|UNABLE_TO_|CERT_|ERR_TLS_CERT_)/
/** Answers of servers and proxies that are overloaded or restarting. */
const passingStatuses = [429, 502, 503, 504]

/**
 * Writes a file as it comes. A stream that ends before the length that was announced is continued where it stopped: Label
 * Studio ends those of its own after 20 s, or after 8 MiB, without an error.
 * @throws RefusedFile, or a BackendError `MEDIA_…`
 */
export async function download(request: FileRequest, file: FileHandle, options: DownloadOptions): Promise<void> {
  const progress: Progress = { isBegun: false, received: 0, total: undefined, validator: undefined }
  let tries = 0
  while (true) {
    const before = progress.received
    const problem = await transfer(request, file, progress, options)
    if (problem === undefined) return
    tries = progress.received - before >= minProgressBytes ? 1 : tries + 1
    if (tries >= maxTries) throw problem
    await delay(100 * 4 ** (tries - 1))
  }
}

interface Progress {
  isBegun: boolean
  received: number
  /** As far as it is known. */
  total: number | undefined
  /** Tells whether the file is still the same one. */
  validator: string | undefined
}

/** One request. Returns what went wrong if it is worth another one, and undefined when the file is whole. */
async function transfer(
  request: FileRequest,
  file: FileHandle,
  progress: Progress,
  { dispatcher, limitBytes, timeoutMs }: DownloadOptions,
): Promise<Error | undefined> {
  try {
    const response = await openFile(request, rangeHeaders(progress), dispatcher)
    const part = partOf(response, progress.received)
    if (part.start === 0 && progress.isBegun) await file.truncate(0)
    Object.assign(progress, { isBegun: true, received: part.start, total: part.total, validator: part.validator })
    const onBytes = (bytes: number) => {
      progress.received += bytes
    }
    await writeBody(response.body, { file, part, limitBytes, timeoutMs, onBytes }, request.url)
    return part.total === undefined || progress.received === part.total ? undefined : cutOff(request, progress)
  } catch (error) {
    return worthAnother(error, request, progress)
  }
}

function rangeHeaders({ received, validator }: Progress): Record<string, string> {
  if (received === 0) return {}
  return { range: `bytes=${received}-`, ...(validator === undefined ? {} : { 'if-range': validator }) }
}

/** @throws the error if another try would not help. */
function worthAnother(error: unknown, { url }: FileRequest, progress: Progress): Error | undefined {
  if (error instanceof RefusedFile) {
    if (passingStatuses.includes(error.status)) return error
    // Nothing lies behind what was received: then it was the whole file.
    if (error.status === 416 && progress.received > 0 && progress.total === undefined) return undefined
    throw error
  }
  if (isBackendError(error)) throw error
  const { code, message } = error as NodeJS.ErrnoException
  const reason = `${shownUrl(url)} could not be read: ${code ?? message}`
  if (isTooSlow(error)) {
    throw mediaError('MEDIA_UNAVAILABLE', `${reason}; it took longer than MEDIA_TIMEOUT_SECONDS allows.`, error)
  }
  if (certificateRefused.test(code ?? '')) {
    throw mediaError('MEDIA_UNAVAILABLE', `${reason}; name its authority in LABEL_STUDIO_CA_FILE.`, error)
  }
  if (code === 'ENOTFOUND') throw mediaError('MEDIA_UNAVAILABLE', `${reason}; its host is unknown here.`, error)
  if (code === 'ENOSPC' || code === 'EDQUOT')
    throw mediaError('MEDIA_UNAVAILABLE', `${reason}; the disk is full.`, error)
  if (code === 'ECONNREFUSED') {
    return mediaError('MEDIA_UNAVAILABLE', `${reason}; nothing listens there. ${ifLabelStudio}`, error)
  }
  return mediaError('MEDIA_UNAVAILABLE', `${reason} after ${shownBytes(progress.received)}; try again later.`, error)
}

const ifLabelStudio = 'If it is Label Studio, set LABEL_STUDIO_URL to an address that is right from here.'

function cutOff({ url }: FileRequest, { received, total }: Progress): Error {
  return mediaError(
    'MEDIA_UNAVAILABLE',
    `${shownUrl(url)} ended after ${shownBytes(received)} of ${shownBytes(total ?? 0)}; try again later.`,
  )
}
