/** An image of a task. */
export interface TaskImage {
  bytes: Buffer
  /** `image/png` */
  mediaType: string
  /** Pixels. */
  width: number
  height: number
}

/**
 * Reads the PNG, JPEG or GIF that a task names: a `data:` URL, an http(s) URL, or a path of Label Studio's own
 * (`/data/upload/…`), for which LABEL_STUDIO_URL and LABEL_STUDIO_API_KEY must be set. Throws with what went wrong.
 */
export async function readImage(reference: unknown, signal: AbortSignal): Promise<TaskImage> {
  const url = urlOf(String(reference))
  const answer = await fetch(url, { headers: credentialsFor(url), signal })
  if (!answer.ok) throw new Error(`GET ${url} was answered with ${answer.status} ${answer.statusText}`)
  const bytes = Buffer.from(await answer.arrayBuffer())
  return { bytes, mediaType: mediaTypeOf(bytes), ...sizeOf(bytes) }
}

const { LABEL_STUDIO_URL, LABEL_STUDIO_API_KEY } = process.env

function urlOf(reference: string): URL {
  if (URL.canParse(reference)) return new URL(reference)
  if (LABEL_STUDIO_URL && reference.startsWith('/')) return new URL(reference, LABEL_STUDIO_URL)
  throw new Error(`"${reference}" is not the URL of an image; set LABEL_STUDIO_URL for paths of Label Studio's own`)
}

/** The key goes to Label Studio alone. */
function credentialsFor({ origin }: URL): Record<string, string> {
  if (!LABEL_STUDIO_URL || !LABEL_STUDIO_API_KEY || new URL(LABEL_STUDIO_URL).origin !== origin) return {}
  return { authorization: `Token ${LABEL_STUDIO_API_KEY}` }
}

function mediaTypeOf(bytes: Buffer): string {
  if (bytes.toString('latin1', 1, 4) === 'PNG') return 'image/png'
  return bytes.toString('latin1', 0, 3) === 'GIF' ? 'image/gif' : 'image/jpeg'
}

/** Width and height in pixels, from the header of a PNG, GIF or JPEG. */
export function sizeOf(bytes: Buffer): { width: number; height: number } {
  if (bytes.length > 24 && bytes.toString('latin1', 1, 4) === 'PNG') {
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
  }
  if (bytes.length > 10 && bytes.toString('latin1', 0, 3) === 'GIF') {
    return { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) }
  }
  return sizeOfJpeg(bytes)
}

/** The frame header (SOF0 to SOF15 except DHT, JPG and DAC) has the size; ITU-T T.81, B.2.2. */
function sizeOfJpeg(bytes: Buffer): { width: number; height: number } {
  const starts = bytes.length > 4 && bytes.readUInt16BE(0) === 0xffd8
  for (let at = 2; starts && at + 9 < bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes[at + 1]!
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
  }
  throw new Error('expected an image in PNG, JPEG or GIF format; convert it, or extend src/image.ts')
}
