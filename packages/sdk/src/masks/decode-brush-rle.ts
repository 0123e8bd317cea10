import type { PixelSize } from '../geometry/image-box.ts'
import { assertImageSize, emptyMask, type Mask, maskError } from './mask.ts'

/** 32 bits: how many values; 5 bits: their size; four times 4 bits: the sizes of the count fields. */
const headerLength = 32 + 5 + 4 * 4

interface Header {
  /** Four for each pixel. */
  values: number
  wordSize: number
  countSizes: readonly number[]
}

/**
 * The mask of a brush region: the opacity is every fourth value, as in the editor. Takes what Label Studio's editor and
 * its SDK write, with any sizes of the count fields; what follows the last value is ignored.
 * @param size of the image: `original_width` and `original_height` of the region
 * @example decodeBrushRle([0, 0, 0, 8, 57, 27, 252, 96, 17, 255, 128], { width: 2, height: 1 }).data // Uint8Array [0, 255]
 * @throws BackendError REGION_INVALID for a mask of another size and for bytes that end too early, before memory is
 * taken for more than they can hold
 */
export function decodeBrushRle(rle: ArrayLike<number>, size: PixelSize): Mask {
  assertImageSize(size)
  const bits = new BitReader(rle)
  const header = readHeader(bits)
  assertHeader(header, size, rle.length)
  const mask = emptyMask(size)
  for (let at = 0; at < header.values; ) {
    const isRun = bits.read(1) === 1
    const count = bits.read(header.countSizes[bits.read(2)]!) + 1
    const end = Math.min(at + count, header.values)
    if (isRun) fillPixels(mask.data, bits.read(header.wordSize), at >>> 2, end >>> 2)
    else copyLiterals(mask.data, bits, header.wordSize, at, end)
    if (bits.at > bits.length) throw cutOff(rle.length, header.values)
    at = end
  }
  return mask
}

function readHeader(bits: BitReader): Header {
  const values = bits.read(16) * 2 ** 16 + bits.read(16)
  const wordSize = bits.read(5) + 1
  const countSizes = [bits.read(4) + 1, bits.read(4) + 1, bits.read(4) + 1, bits.read(4) + 1]
  return { values, wordSize, countSizes }
}

function assertHeader({ values, wordSize, countSizes }: Header, { width, height }: PixelSize, length: number): void {
  if (length * 8 < headerLength) throw maskError(`Expected a brush rle of 7 bytes or more, got ${length}`)
  if (values !== width * height * 4) {
    const expected = `${width * height * 4} values (4 for each pixel of ${width} x ${height})`
    throw maskError(`Expected a brush rle of ${expected}, got ${values}: give the size of the image it was drawn on`)
  }
  if (wordSize > 8) throw maskError(`Expected a brush rle with values of 8 bits or fewer, got ${wordSize} bits`)
  const valuesInBit = Math.max(...countSizes.map((size) => 2 ** size / (3 + size + wordSize)))
  if ((length * 8 - headerLength) * valuesInBit < values) throw cutOff(length, values)
}

function cutOff(length: number, values: number): Error {
  return maskError(`A brush rle of ${length} bytes ends before the last of its ${values} values: it was cut off`)
}

/** A run ends inside a pixel only where values that differ within a pixel were packed: its last value decides. */
function fillPixels(data: Uint8Array, value: number, start: number, end: number): void {
  if (value === 0) return
  if (end - start > 16) data.fill(value, start, end)
  else for (let pixel = start; pixel < end; pixel++) data[pixel] = value
}

function copyLiterals(data: Uint8Array, bits: BitReader, wordSize: number, start: number, end: number): void {
  for (let at = start; at < end; at++) {
    const value = bits.read(wordSize)
    if (at % 4 === 3) data[at >>> 2] = value
  }
}

/** Reads bits, highest first; past the end it reads zeros. */
class BitReader {
  at = 0
  readonly length: number
  readonly #bytes: Uint8Array

  constructor(rle: ArrayLike<number>) {
    this.length = rle.length * 8
    this.#bytes = checkedBytes(rle)
  }

  /** A number of up to 16 bits. */
  read(length: number): number {
    const byte = this.at >>> 3
    const first = this.at & 7
    this.at += length
    const bytes = this.#bytes
    if (byte + 2 >= bytes.length) return 0
    const three = (bytes[byte]! << 16) | (bytes[byte + 1]! << 8) | bytes[byte + 2]!
    return (three >>> (24 - first - length)) & (0xffff >>> (16 - length))
  }
}

/** The bytes and two zeros, so that the reader can always take three. */
function checkedBytes(rle: ArrayLike<number>): Uint8Array {
  if (rle.length >= 2 ** 28) throw maskError(`Expected a brush rle of fewer than ${2 ** 28} bytes, got ${rle.length}`)
  const bytes = new Uint8Array(rle.length + 2)
  for (let at = 0; at < rle.length; at++) {
    const byte = rle[at]!
    bytes[at] = byte
    if (bytes[at] !== byte)
      throw maskError(`Expected whole numbers from 0 to 255 in a brush rle; item ${at} is another`)
  }
  return bytes
}
