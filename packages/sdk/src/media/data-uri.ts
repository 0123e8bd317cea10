import { mediaError, shownBytes } from './media-error.ts'

/**
 * The bytes of a `data:` URL.
 * @throws BackendError MEDIA_UNSUPPORTED when it cannot be read, MEDIA_TOO_LARGE
 */
export async function bytesOfDataUri(uri: string, limitBytes: number): Promise<Uint8Array> {
  const bytes = await decode(uri)
  if (bytes.length <= limitBytes) return bytes
  throw mediaError(
    'MEDIA_TOO_LARGE',
    `A data: URL has ${shownBytes(bytes.length)}; files up to ${shownBytes(limitBytes)} are read (MEDIA_FILE_LIMIT_MB).`,
  )
}

/** Node reads these URLs as the standard of fetch says, percent-encoding and sloppy Base64 included. */
async function decode(uri: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await (await fetch(uri)).arrayBuffer())
  } catch (cause) {
    const expected = 'A data: URL was expected as data:<type>;base64,<Base64> or data:<type>,<percent-encoded text>'
    throw mediaError('MEDIA_UNSUPPORTED', `${expected}, got one that cannot be decoded; import the task again.`, cause)
  }
}

/** `.png` of `data:image/png;base64,…`, `.svg` of `image/svg+xml`; empty for types that are no file's name. */
export function extensionOfDataUri(uri: string): string {
  const [, subtype = ''] = /^data:[a-z]+\/(?:x-)?([a-z0-9]{1,8})(?:\+[a-z]+)?[;,]/i.exec(uri) ?? []
  if (subtype === '') return ''
  return `.${subtype.toLowerCase() === 'plain' ? 'txt' : subtype.toLowerCase()}`
}
