import type { TagPair } from '../tag-pairs.ts'
import type { Answer } from './answer.ts'

/** A model file that the author has; what goes in and comes out stands in the README. */
export function onnxAnswer(_pair: TagPair): Answer | undefined {
  return undefined
}

export const onnxModel = ''
