const signatureLength = 8
/** Length and name before the data of a chunk, checksum after them. */
const chunkFrame = 12
const orientationTag = 0x0112

/** The EXIF orientation of a PNG (1..8), undefined where none stands before the pixels: browsers look no further. */
export function pngOrientation(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = signatureLength; at + 8 <= bytes.length; ) {
    const length = view.getUint32(at)
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (name === 'IDAT') return undefined
    if (name === 'eXIf') return tiffOrientation(bytes.subarray(at + 8, at + 8 + length))
    at += length + chunkFrame
  }
  return undefined
}

/** EXIF data are a small TIFF: the byte order, where the first directory is, and its entries of 12 bytes. */
function tiffOrientation(exif: Uint8Array): number | undefined {
  const view = new DataView(exif.buffer, exif.byteOffset, exif.byteLength)
  if (exif.length < 8) return undefined
  const isLittleEndian = exif[0] === 0x49
  const directory = view.getUint32(4, isLittleEndian)
  if (directory + 2 > exif.length) return undefined
  const end = Math.min(exif.length - 12, directory + 2 + 12 * (view.getUint16(directory, isLittleEndian) - 1))
  for (let entry = directory + 2; entry <= end; entry += 12) {
    if (view.getUint16(entry, isLittleEndian) === orientationTag) return view.getUint16(entry + 8, isLittleEndian)
  }
  return undefined
}
