import { Tensor } from 'onnxruntime-node'
import sharp from 'sharp'

/** An image as a tensor [1, 3, height, width]: red, green and blue from 0 to 1, stretched to this size. */
export async function pixelsOf(
  bytes: Uint8Array,
  { width, height }: { width: number; height: number },
): Promise<Tensor> {
  const image = sharp(bytes).rotate().toColourspace('srgb').flatten({ background: '#fff' })
  const pixels = await image.resize(width, height, { fit: 'fill' }).raw().toBuffer()
  const size = width * height
  const channels = pixels.length / size
  const planes = new Float32Array(3 * size)
  for (let at = 0; at < size; at++) {
    for (let plane = 0; plane < 3; plane++) {
      planes[plane * size + at] = pixels[at * channels + Math.min(plane, channels - 1)]! / 255
    }
  }
  return new Tensor('float32', planes, [1, 3, height, width])
}
