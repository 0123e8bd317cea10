import { assertMask, type Mask } from './mask.ts'

/** Editor and SDK see a mask as an RGBA image of which all four channels are alike. */
const channels = 4
/** Values of 8 bits; counts of 3, 4, 8 or 16 bits: 00111 0010 0011 0111 1111, after the number of values. */
const header = { bits: 0b00111_0010_0011_0111_1111, length: 21 }
const longestRun = 2 ** 16
/** A pixel that differs from both neighbours takes 14 bits, and pixels of longer runs fewer. */
const mostBytesAPixel = 2
/** Pixels whose runs are found before they are written. */
const blockSize = 2 ** 14

/**
 * The `rle` of a brush region (`format: 'rle'`), byte for byte what the converter of label-studio-sdk writes for the
 * same mask. A mask takes a few bytes for each change along a row.
 * @example encodeBrushRle({ width: 2, height: 1, data: Uint8Array.of(0, 255) }) // [0, 0, 0, 8, 57, 27, 252, 96, 17, 255, 128]
 * @throws BackendError REGION_INVALID for data that are not one byte a pixel
 */
export function encodeBrushRle(mask: Mask): number[] {
  assertMask(mask)
  const { data } = mask
  const bits = new BitWriter(16 + data.length * mostBytesAPixel)
  const values = data.length * channels
  bits.write(values >>> 16, 16)
  bits.write(values & 0xffff, 16)
  bits.write(header.bits, header.length)
  const ends = new Uint32Array(blockSize)
  let start = 0
  for (let block = 0; block < data.length; block += blockSize) {
    const count = endsOfRuns(data, block, Math.min(block + blockSize, data.length), ends)
    for (let run = 0; run < count; run++) {
      const end = ends[run]!
      writeRun(bits, data[start]!, (end - start) * channels)
      start = end
    }
  }
  return bits.finish()
}

/**
 * Writes where the runs of a block end into `ends`, and gives how many do. Each pixel is written and only an end is kept:
 * without a branch for each pixel, noise takes no longer than a plain area.
 */
function endsOfRuns(data: Uint8Array, from: number, to: number, ends: Uint32Array): number {
  let count = 0
  const last = Math.min(to, data.length - 1)
  for (let at = from; at < last; at++) {
    ends[count] = at + 1
    count += ((data[at]! ^ data[at + 1]!) + 255) >>> 8
  }
  if (to === data.length) ends[count++] = to
  return count
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

/** Takes the memory at once: the system gives it when a byte is written there. */
class BitWriter {
  readonly #bytes: Uint8Array
  #size = 0
  /** Bits that do not fill a byte yet, in the highest of 32, and how many (0 to 7). */
  #pending = 0
  #pendingLength = 0

  constructor(capacity: number) {
    this.#bytes = new Uint8Array(capacity)
  }

  /** Appends the lowest `length` bits (up to 24) of a number that has no higher ones, highest first. */
  write(number: number, length: number): void {
    const size = this.#size
    const bytes = this.#bytes
    const bits = this.#pendingLength + length
    const pending = this.#pending | (number << (32 - bits))
    bytes[size] = pending >>> 24
    bytes[size + 1] = pending >>> 16
    bytes[size + 2] = pending >>> 8
    const whole = bits >>> 3
    this.#size = size + whole
    this.#pending = pending << (whole * 8)
    this.#pendingLength = bits & 7
  }

  /** The bytes; the last is filled with zeros, and a whole zero byte follows where nothing is left to fill. */
  finish(): number[] {
    this.write(0, 8 - this.#pendingLength)
    const bytes = new Array<number>(this.#size)
    for (let at = 0; at < bytes.length; at++) bytes[at] = this.#bytes[at]!
    return bytes
  }
}
