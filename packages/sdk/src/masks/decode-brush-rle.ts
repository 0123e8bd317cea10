import type { PixelSize } from '../geometry/image-box.ts'
import { assertImageSize, emptyMask, type Mask, maskError } from './mask.ts'

/** 32 bits: how many values; 5 bits: their size; four times 4 bits: the sizes of the count fields. */
const headerLength = 32 + 5 + 4 * 4
/** Zeros behind the bytes, so that 32 bits can be taken from any place of the header, and of a packet that begins in them. */
const spareBytes = 10

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
  const bytes = checkedBytes(rle)
  const header = readHeader(bytes)
  assertHeader(header, size, rle.length)
  const mask = emptyMask(size)
  if (!readPackets(bytes, header, mask.data)) throw cutOff(rle.length, header.values)
  return mask
}

function readHeader(bytes: DataView): Header {
  const countSizes = [37, 41, 45, 49].map((bit) => bitsAt(bytes, bit, 4) + 1)
  return { values: bytes.getUint32(0), wordSize: bitsAt(bytes, 32, 5) + 1, countSizes }
}

/** Whether the bytes hold all values. */
function readPackets(bytes: DataView, { values, wordSize, countSizes }: Header, data: Uint8Array): boolean {
  const length = (bytes.byteLength - spareBytes) * 8
  let bit = headerLength
  for (let at = 0; at < values; ) {
    if (bit >= length) return false
    const packet = bitsAt(bytes, bit, 3)
    const countSize = countSizes[packet & 3]!
    const end = Math.min(at + bitsAt(bytes, bit + 3, countSize) + 1, values)
    const first = bit + 3 + countSize
    const isRun = packet >= 4
    bit = first + (isRun ? 1 : end - at) * wordSize
    if (isRun) fillPixels(data, bitsAt(bytes, first, wordSize), at >>> 2, end >>> 2)
    else if (bit <= length) copyLiterals(data, { bytes, first, wordSize }, at, end)
    at = end
  }
  return bit <= length
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

/**
 * A run ends inside a pixel only where values that differ within a pixel were packed: its last value decides. Of short
 * runs four pixels are written whatever their length, since in noise the end of a loop cannot be foreseen: the packets
 * that follow write over what is too much.
 */
function fillPixels(data: Uint8Array, value: number, start: number, end: number): void {
  if (end - start > 4 || start + 4 > data.length) data.fill(value, start, end)
  else {
    data[start] = value
    data[start + 1] = value
    data[start + 2] = value
    data[start + 3] = value
  }
}

/** Values one after the other, from the bit of the first on. */
interface Literals {
  bytes: DataView
  first: number
  wordSize: number
}

/** The last value of each pixel is its opacity. */
function copyLiterals(data: Uint8Array, { bytes, first, wordSize }: Literals, start: number, end: number): void {
  for (let at = start | 3; at < end; at += 4) {
    data[at >>> 2] = bitsAt(bytes, first + (at - start) * wordSize, wordSize)
  }
}

/** A number of up to 25 bits. */
function bitsAt(bytes: DataView, bit: number, length: number): number {
  return (bytes.getUint32(bit >>> 3) << (bit & 7)) >>> (32 - length)
}

function checkedBytes(rle: ArrayLike<number>): DataView {
  if (rle.length >= 2 ** 28) throw maskError(`Expected a brush rle of fewer than ${2 ** 28} bytes, got ${rle.length}`)
  const bytes = new Uint8Array(rle.length + spareBytes)
  for (let at = 0; at < rle.length; at++) {
    const byte = rle[at]!
    bytes[at] = byte
    if (bytes[at] !== byte)
      throw maskError(`Expected whole numbers from 0 to 255 in a brush rle; item ${at} is another`)
  }
  return new DataView(bytes.buffer)
}
