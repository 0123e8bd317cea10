import type { PixelSize } from '../geometry/image-box.ts'
import { emptyMask, type Mask, maskError, opaque } from './mask.ts'

export interface ScoreOptions extends PixelSize {
  /** Scores from here on are inside: 0.5 (of probabilities) when left out; 0 for logits. */
  threshold?: number | undefined
}

/**
 * The mask of a segmentation model's scores, one for each pixel of the image, row by row from the top left.
 * @example maskOfScores(Float32Array.of(0.2, 0.9), { width: 2, height: 1 }).data // Uint8Array [0, 255]
 * @throws BackendError REGION_INVALID when there is not one score a pixel
 */
export function maskOfScores(scores: ArrayLike<number>, { width, height, threshold = 0.5 }: ScoreOptions): Mask {
  const mask = emptyMask({ width, height })
  if (scores.length !== width * height) {
    const expected = `${width * height} scores, one for each pixel of ${width} x ${height}`
    throw maskError(`Expected ${expected}, got ${scores.length}: enlarge the model's output to the image first`)
  }
  for (let at = 0; at < scores.length; at++) {
    if (scores[at]! >= threshold) mask.data[at] = opaque
  }
  return mask
}
