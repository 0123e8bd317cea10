/** Reads what a ByteWriter wrote, in the same order. Every method throws a RangeError past the end. */
export interface ByteReader {
  readInteger(): number
  readText(): string
  readFloats(count: number): Float32Array
  /** Throws a RangeError if bytes are left. */
  expectEnd(): void
}

/** Creates a reader at the first byte. */
export function createByteReader(bytes: Uint8Array): ByteReader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let position = 0

  function take(count: number): number {
    if (position + count > bytes.length) {
      throw new RangeError(`expected ${count} more bytes at byte ${position}, but only ${bytes.length} bytes are there`)
    }
    position += count
    return position - count
  }

  function readInteger(): number {
    let value = 0
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = bytes[take(1)]!
      value |= (byte & 127) << shift
      if (byte < 128) return value
    }
    throw new RangeError(`expected a whole number of at most 5 bytes before byte ${position}`)
  }

  return {
    readInteger,
    readText() {
      const count = readInteger()
      const start = take(count)
      return decoder.decode(bytes.subarray(start, start + count))
    },
    readFloats(count) {
      const start = take(count * 4)
      const floats = new Float32Array(count)
      for (let at = 0; at < count; at++) floats[at] = view.getFloat32(start + at * 4, true)
      return floats
    },
    expectEnd() {
      if (position !== bytes.length)
        throw new RangeError(`expected the end at byte ${position}, got ${bytes.length} bytes`)
    },
  }
}
