import type { Yielder } from '../yielder.ts'
import type { EntityModel } from './entity-model.ts'
import { cutInBlocks } from './entity-phrases.ts'
import type { LabeledWords } from './labeled-words.ts'
import type { TokenSpan } from './tag-scheme.ts'
import { tagWithBiases } from './tag-words.ts'
import { createTaggingState } from './tagging-state.ts'

/** The biases tried. */
const BIASES = Array.from({ length: 9 }, (_, i) => i / 4)

/** Fits a model to texts; `part` counts the models fitted so far. */
export type Fit = (texts: readonly LabeledWords[], part: number) => Promise<EntityModel>

/**
 * Finds the outside bias with the best entity F1 by cross-validation over blocks of consecutive texts: where entities are
 * rare and varied, the likeliest sequence of states misses too many of them. Of equal biases the smallest is taken.
 */
export async function chooseOutsideBias(
  texts: readonly LabeledWords[],
  folds: number,
  fit: Fit,
  yielder: Yielder,
): Promise<number> {
  const correct = new Float64Array(BIASES.length)
  const found = new Float64Array(BIASES.length)
  let expected = 0
  const blockOf = cutInBlocks(texts, folds)
  for (let fold = 0; fold < folds; fold++) {
    const isHeldOut = (i: number) => blockOf[i] === fold
    const model = await fit(
      texts.filter((_, i) => !isHeldOut(i)),
      fold,
    )
    const state = createTaggingState(model)
    for (const text of texts.filter((_, i) => isHeldOut(i))) {
      const truth = new Set(text.spans.map(keyOf))
      const { weight = 1 } = text
      expected += weight * truth.size
      tagWithBiases(state, text, BIASES).forEach((spans, b) => {
        found[b]! += weight * spans.length
        correct[b]! += weight * spans.filter((span) => truth.has(keyOf(span))).length
      })
      await yielder.yieldToEventLoop()
    }
  }
  const f1 = BIASES.map((_, b) => (2 * correct[b]!) / (found[b]! + expected))
  return BIASES[f1.indexOf(Math.max(...f1))]!
}

const keyOf = ({ start, end, label }: TokenSpan): string => `${start} ${end} ${label}`
