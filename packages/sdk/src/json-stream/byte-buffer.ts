/** Bytes that came in pieces, kept in one buffer: as separate pieces, single bytes would take 400 bytes each. */
export interface ByteBuffer {
  readonly length: number
  append(piece: Buffer): void
  /** The last `count` bytes, or all of them. */
  last(count: number): Buffer
  /** True while there is nothing but white space. */
  isBlank(): boolean
  toString(): string
  clear(): void
}

const minCapacity = 1024
/** Bytes of capacity that a cleared buffer keeps. */
const maxKeptBytes = 1024 * 1024
const jsonWhitespace: readonly number[] = [0x20, 0x09, 0x0a, 0x0d]

export function createByteBuffer(): ByteBuffer {
  let bytes = Buffer.alloc(0)
  let length = 0
  return {
    get length() {
      return length
    },
    append(piece) {
      const needed = length + piece.length
      if (needed > bytes.length) {
        const larger = Buffer.allocUnsafe(Math.max(minCapacity, needed, 2 * bytes.length))
        bytes.copy(larger, 0, 0, length)
        bytes = larger
      }
      piece.copy(bytes, length)
      length = needed
    },
    last: (count) => bytes.subarray(Math.max(0, length - count), length),
    isBlank: () => bytes.subarray(0, length).every((byte) => jsonWhitespace.includes(byte)),
    toString: () => bytes.toString('utf8', 0, length),
    clear() {
      length = 0
      if (bytes.length > maxKeptBytes) bytes = Buffer.alloc(0)
    },
  }
}
