import { crc32 } from 'node:zlib'

/** Magic, version and checksum: big-endian numbers of 4 bytes each. */
const HEADER_BYTES = 12

/** A kind of file: its first four bytes, the version that is written and read, and what errors call it. */
export interface FileKind {
  magic: string
  version: number
  name: string
}

/** Puts magic, version and CRC-32 before the content. */
export function addHeader({ magic, version }: FileKind, content: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES + content.length)
  const view = new DataView(bytes.buffer)
  bytes.set(new TextEncoder().encode(magic))
  view.setUint32(4, version)
  view.setUint32(8, crc32(content))
  bytes.set(content, HEADER_BYTES)
  return bytes
}

/** The content after the header. Throws an Error that says what is wrong with other, cut, changed or newer bytes. */
export function checkHeader({ magic, version, name }: FileKind, bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < HEADER_BYTES || new TextDecoder('latin1').decode(bytes.subarray(0, 4)) !== magic) {
    throw new Error(
      `Expected the bytes of ${article(name)} ${name}, which begin with ${magic}, got ${bytes.length} bytes that do not.`,
    )
  }
  const found = view.getUint32(4)
  if (found !== version) {
    throw new Error(
      `Expected ${article(name)} ${name} of format version ${version}, got ${found}: train it again or update.`,
    )
  }
  const content = bytes.subarray(HEADER_BYTES)
  if (crc32(content) !== view.getUint32(8)) {
    throw new Error(`The ${bytes.length} bytes of the ${name} are damaged (checksum differs): restore or retrain.`)
  }
  return content
}

function article(name: string): string {
  return /^[aeiou]/.test(name) ? 'an' : 'a'
}
