import type { Dispatcher } from 'undici'
import { mediaError } from './media-error.ts'

/** Which bytes of a file an answer has. */
export interface PartOfFile {
  start: number
  /** The size of the whole file; undefined if the answer does not say. */
  total: number | undefined
  /** `gzip` and others: the body is another than the file, and cannot be continued. */
  encoding: string | undefined
  /** What `If-Range` takes. */
  validator: string | undefined
}

/** @throws BackendError MEDIA_UNAVAILABLE for other bytes than those asked for */
export function partOf({ statusCode, headers }: Dispatcher.ResponseData, wantedStart: number): PartOfFile {
  const encoding = single(headers['content-encoding'])?.toLowerCase().trim()
  const isPlain = encoding === undefined || encoding === '' || encoding === 'identity'
  const validator = validatorOf(headers)
  if (statusCode !== 206) {
    const total = isPlain ? numberOf(single(headers['content-length'])) : undefined
    return { start: 0, total, encoding: isPlain ? undefined : encoding, validator }
  }
  const [, start, size] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(single(headers['content-range']) ?? '') ?? []
  if (!isPlain || numberOf(start) !== wantedStart) {
    throw mediaError(
      'MEDIA_UNAVAILABLE',
      `The rest of a file from byte ${wantedStart} on was expected, got ${single(headers['content-range']) ?? 'no Content-Range'}; its server does not continue files.`,
    )
  }
  return { start: wantedStart, total: numberOf(size), encoding: undefined, validator }
}

/** A weak tag says nothing about bytes. */
function validatorOf(headers: Dispatcher.ResponseData['headers']): string | undefined {
  const tag = single(headers.etag)
  return tag !== undefined && !tag.startsWith('W/') ? tag : undefined
}

function single(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header
}

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined
}
