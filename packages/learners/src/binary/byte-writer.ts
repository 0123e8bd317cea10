/** Collects numbers and texts as bytes; whole numbers take 1 byte up to 127, 2 up to 16,383 and so on (LEB128). */
export interface ByteWriter {
  /** A whole number of 0 to 2³¹ - 1. */
  writeInteger(value: number): void
  /** UTF-8 after its length. */
  writeText(text: string): void
  /** 32-bit floats, little-endian, without their number. */
  writeFloats(values: Float32Array): void
  finish(): Uint8Array
}

/** Creates a writer without bytes. */
export function createByteWriter(): ByteWriter {
  let bytes = new Uint8Array(1024)
  let length = 0
  const encoder = new TextEncoder()

  function reserve(count: number): void {
    if (length + count <= bytes.length) return
    const larger = new Uint8Array(Math.max(bytes.length * 2, length + count))
    larger.set(bytes.subarray(0, length))
    bytes = larger
  }

  function writeInteger(value: number): void {
    reserve(5)
    let rest = value
    for (; rest > 127; rest >>>= 7) bytes[length++] = (rest & 127) | 128
    bytes[length++] = rest
  }

  return {
    writeInteger,
    writeText(text) {
      const encoded = encoder.encode(text)
      writeInteger(encoded.length)
      reserve(encoded.length)
      bytes.set(encoded, length)
      length += encoded.length
    },
    writeFloats(values) {
      reserve(values.length * 4)
      const view = new DataView(bytes.buffer)
      for (const value of values) {
        view.setFloat32(length, value, true)
        length += 4
      }
    },
    finish: () => bytes.slice(0, length),
  }
}
