import { assertMask, type Mask } from './mask.ts'

/** Editor and SDK see a mask as an RGBA image of which all four channels are alike. */
const channels = 4
/** Values of 8 bits; counts of 3, 4, 8 or 16 bits: 00111 0010 0011 0111 1111, after the number of values. */
const header = { bits: 0b00111_0010_0011_0111_1111, length: 21 }
const longestRun = 2 ** 16

/**
 * The `rle` of a brush region (`format: 'rle'`), byte for byte what the converter of label-studio-sdk writes for the
 * same mask. A mask takes a few bytes for each change along a row.
 * @example encodeBrushRle({ width: 2, height: 1, data: Uint8Array.of(0, 255) }) // [0, 0, 0, 8, 57, 27, 252, 96, 17, 255, 128]
 * @throws BackendError REGION_INVALID for data that are not one byte a pixel
 */
export function encodeBrushRle(mask: Mask): number[] {
  assertMask(mask)
  const { data } = mask
  const bits = new BitWriter()
  const values = data.length * channels
  bits.write(values >>> 16, 16)
  bits.write(values & 0xffff, 16)
  bits.write(header.bits, header.length)
  for (let start = 0; start < data.length; ) {
    const value = data[start]!
    const end = endOfRun(data, start)
    writeRun(bits, value, (end - start) * channels)
    start = end
  }
  return bits.finish()
}

function endOfRun(data: Uint8Array, start: number): number {
  const value = data[start]
  let end = start + 1
  while (end < data.length && data[end] === value) end++
  return end
}

/** One packet, or several for a run of more than 65,536: kind 1 (run), which of the four count fields, count - 1, value. */
function writeRun(bits: BitWriter, value: number, count: number): void {
  if (count <= 8) bits.write((0b100_000 << 8) | ((count - 1) << 8) | value, 14)
  else if (count <= 16) bits.write((0b101_0000 << 8) | ((count - 1) << 8) | value, 15)
  else if (count <= 256) bits.write((0b110_00000000 << 8) | ((count - 1) << 8) | value, 19)
  else {
    for (let left = count; left > 0; left -= longestRun) {
      bits.write((0b111 << 16) | (Math.min(left, longestRun) - 1), 19)
      bits.write(value, 8)
    }
  }
}

class BitWriter {
  #bytes = new Uint8Array(4096)
  #size = 0
  /** Bits that do not fill a byte yet, and how many (0 to 7). */
  #pending = 0
  #pendingLength = 0

  /** Appends the lowest `length` bits (up to 24) of a number that has no higher ones, highest first. */
  write(number: number, length: number): void {
    const pending = (this.#pending << length) | number
    let pendingLength = this.#pendingLength + length
    if (this.#size + 4 > this.#bytes.length) this.#enlarge()
    while (pendingLength >= 8) {
      pendingLength -= 8
      this.#bytes[this.#size++] = pending >>> pendingLength
    }
    this.#pending = pending & ((1 << pendingLength) - 1)
    this.#pendingLength = pendingLength
  }

  /** The bytes; the last is filled with zeros, and a whole zero byte follows where nothing is left to fill. */
  finish(): number[] {
    this.write(0, 8 - this.#pendingLength)
    const bytes = new Array<number>(this.#size)
    for (let at = 0; at < bytes.length; at++) bytes[at] = this.#bytes[at]!
    return bytes
  }

  #enlarge(): void {
    const larger = new Uint8Array(this.#bytes.length * 2)
    larger.set(this.#bytes)
    this.#bytes = larger
  }
}
