/** UTF-16 units between two remembered places: a conversion reads no more than that. */
const stride = 64

/** Where characters stand in the UTF-8 form of a text, in string indices and bytes. */
export interface Utf8Offsets {
  /** Bytes of the whole text. */
  readonly length: number
  /** The byte at which the character of a string index begins. */
  toByte(utf16Index: number): number
  /** The string index of the character that a byte belongs to. */
  toUtf16(byte: number): number
}

/** One pass over the text; then a conversion searches the places and reads at most 64 units. */
export function utf8Offsets(text: string): Utf8Offsets {
  const places = new Uint32Array(Math.floor(text.length / stride) + 1)
  let bytes = 0
  for (let at = 0; at < text.length; at++) {
    if (at % stride === 0) places[at / stride] = bytes
    bytes += bytesOf(text, at)
  }
  if (text.length % stride === 0) places[text.length / stride] = bytes
  return {
    length: bytes,
    toByte: (index) => {
      const place = Math.floor(index / stride)
      let byte = places[place] ?? 0
      for (let at = place * stride; at < index; at++) byte += bytesOf(text, at)
      return byte
    },
    toUtf16: (byte) => {
      let at = lastAtMost(places, byte) * stride
      let end = places[at / stride] ?? 0
      while (at < text.length) {
        end += bytesOf(text, at)
        if (end > byte) return at
        at++
      }
      return text.length
    },
  }
}

/** Bytes of a UTF-16 unit: those of a pair stand with its first unit; half a pair becomes U+FFFD, 3 bytes. */
function bytesOf(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  if (unit < 0x80) return 1
  if (unit < 0x800) return 2
  if (isPairEnd(text, at)) return 0
  return isPairEnd(text, at + 1) ? 4 : 3
}

function isPairEnd(text: string, at: number): boolean {
  return isBetween(text.charCodeAt(at), 0xdc00, 0xdfff) && isBetween(text.charCodeAt(at - 1), 0xd800, 0xdbff)
}

function isBetween(unit: number, first: number, last: number): boolean {
  return unit >= first && unit <= last
}

/** The last place whose byte is not beyond this one. */
function lastAtMost(places: Uint32Array, byte: number): number {
  let low = 0
  let high = places.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((places[middle] ?? 0) <= byte) low = middle
    else high = middle - 1
  }
  return low
}
