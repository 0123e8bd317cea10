import type { FileHandle } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { isBackendError } from '@label-studio-ml/protocol'
import type { Dispatcher } from 'undici'
import { mediaError, shownBytes, shownUrl } from './media-error.ts'
import { type FileRequest, openFile, RefusedFile } from './open-file.ts'
import { type PartOfFile, partOf } from './part-of-file.ts'
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
  const progress: Progress = { isBegun: false, received: 0, total: undefined, version: undefined }
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
  version: string | undefined
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
    if (part.start > 0 && isOther(part, progress)) {
      response.body.destroy()
      return changed(request, progress)
    }
    if (part.start === 0 && progress.isBegun) await file.truncate(0)
    const before = part.start > 0 ? progress : undefined
    const total = part.total ?? before?.total
    Object.assign(progress, { isBegun: true, received: part.start, total, version: part.version ?? before?.version })
    const onBytes = (bytes: number) => {
      progress.received += bytes
    }
    await writeBody(response.body, { file, part, limitBytes, timeoutMs, onBytes }, request.url)
    // A part of a file of unknown length is the last one only when nothing lies behind it.
    const isWhole = total === undefined ? response.statusCode === 200 : progress.received === total
    return isWhole ? undefined : cutOff(request, progress)
  } catch (error) {
    return worthAnother(error, request, progress)
  }
}

/** A weak tag says nothing about bytes. */
function rangeHeaders({ received, version }: Progress): Record<string, string> {
  if (received === 0) return {}
  return { range: `bytes=${received}-`, ...(version?.startsWith('"') ? { 'if-range': version } : {}) }
}

/** Whether a part is one of another file than the bytes before it: Label Studio does not look at `If-Range`. */
function isOther(part: PartOfFile, before: Progress): boolean {
  return differs(part.total, before.total) || differs(part.version, before.version)
}

function differs(a: unknown, b: unknown): boolean {
  return a !== undefined && b !== undefined && a !== b
}

/** @throws the error if another try would not help. */
function worthAnother(error: unknown, request: FileRequest, progress: Progress): Error | undefined {
  const { url } = request
  if (error instanceof RefusedFile) {
    if (passingStatuses.includes(error.status)) return error
    // Nothing lies behind what was received: then it was the whole file.
    if (error.status === 416 && progress.received > 0 && progress.total === undefined) return undefined
    if (error.status === 416 && progress.received > 0) return changed(request, progress)
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
  const whole = total === undefined ? 'unknown length' : shownBytes(total)
  return mediaError(
    'MEDIA_UNAVAILABLE',
    `${shownUrl(url)} ended after ${shownBytes(received)} of ${whole}; try again later.`,
  )
}

/** It is fetched from the start again. */
function changed({ url }: FileRequest, progress: Progress): Error {
  progress.received = 0
  return mediaError('MEDIA_UNAVAILABLE', `${shownUrl(url)} changed while it was read; try again later.`)
}
