import type { Dispatcher } from 'undici'
import { mediaError } from './media-error.ts'

/** Which bytes of a file an answer has. */
export interface PartOfFile {
  start: number
  /** The size of the whole file; undefined if the answer does not say. */
  total: number | undefined
  /** `gzip` and others: the body is another than the file, and cannot be continued. */
  encoding: string | undefined
  /** The tag of the file, or else the time when it was changed: with another one it is another file. */
  version: string | undefined
}

/** @throws BackendError MEDIA_UNAVAILABLE for other bytes than those asked for */
export function partOf({ statusCode, headers }: Dispatcher.ResponseData, wantedStart: number): PartOfFile {
  const encoding = single(headers['content-encoding'])?.toLowerCase().trim()
  const isPlain = encoding === undefined || encoding === '' || encoding === 'identity'
  const version = single(headers.etag) ?? single(headers['last-modified'])
  if (statusCode !== 206) {
    const total = isPlain ? numberOf(single(headers['content-length'])) : undefined
    return { start: 0, total, encoding: isPlain ? undefined : encoding, version }
  }
  const [, start, size] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(single(headers['content-range']) ?? '') ?? []
  if (!isPlain || numberOf(start) !== wantedStart) {
    throw mediaError(
      'MEDIA_UNAVAILABLE',
      `The rest of a file from byte ${wantedStart} on was expected, got ${single(headers['content-range']) ?? 'no Content-Range'}; its server does not continue files.`,
    )
  }
  return { start: wantedStart, total: numberOf(size), encoding: undefined, version }
}

function single(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header
}

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined
}
