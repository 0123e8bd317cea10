import type { ImagePixels } from '@label-studio-ml/sdk'
import { Tensor } from 'onnxruntime-node'

/** An image as a tensor [1, 3, height, width]: red, green and blue from 0 to 1. */
export function tensorOf({ data, width, height }: ImagePixels): Tensor {
  const size = width * height
  const planes = new Float32Array(3 * size)
  for (let at = 0; at < size; at++) {
    for (let plane = 0; plane < 3; plane++) planes[plane * size + at] = data[3 * at + plane]! / 255
  }
  return new Tensor('float32', planes, [1, 3, height, width])
}
