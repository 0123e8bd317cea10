import { GAPS } from '../text/tokenizer.ts'
import { type EntityPhrases, phraseAttributes } from './entity-phrases.ts'
import type { TextWords } from './labeled-words.ts'

const NOTHING: readonly string[] = []
const GLUED = ['bglued']
const LINE_START = ['bline']

/** The attributes of each token that its text decides: gazetteer matches (`g`) and an unusual gap before the token (`b`). */
export function contextAttributes({ words, gaps }: TextWords, gazetteer: EntityPhrases): (readonly string[])[] {
  const matches = phraseAttributes(gazetteer, words)
  return words.map((_, i) => {
    const gap = gapAttributes(gaps?.[i])
    const match = matches[i]
    return match === undefined ? gap : [match, ...gap]
  })
}

function gapAttributes(gap: number | undefined): readonly string[] {
  if (gap === GAPS.none) return GLUED
  return gap === GAPS.line ? LINE_START : NOTHING
}
