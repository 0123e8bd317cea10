import { tokenize } from '../text/tokenizer.ts'
import { createPhraseIndex, findPhrases, phraseKey } from './phrase-index.ts'

/** A phrase found in a text; offsets in UTF-16 units, end exclusive. */
export interface PhraseMatch<Value> {
  start: number
  end: number
  phrase: string
  value: Value
}

/** The words of a span as a phrase: composed (NFC), one space for any white space, none at the ends. */
export function phraseOf(text: string, { start, end }: { start: number; end: number }): string {
  return text.slice(start, end).trim().normalize('NFC').replace(/\s+/gu, ' ')
}

/**
 * Finds phrases as runs of whole words: `Bob` is not found in `Bobby`. Upper and lower case differ; in scripts without
 * spaces every character is a word. Of phrases that begin at one word the longest is taken, and matches do not overlap.
 *
 * @example createPhraseFinder(new Map([['New York', 'LOC']]))('In New  York.') // [{ start: 3, end: 12, … }]
 */
export function createPhraseFinder<Value>(phrases: ReadonlyMap<string, Value>): (text: string) => PhraseMatch<Value>[] {
  const entries = Array.from(
    phrases,
    ([phrase, value]) => [phraseKey(wordsOf(phrase).words), { phrase, value }] as const,
  )
  const index = createPhraseIndex(new Map(entries.filter(([key]) => key !== '')))
  return (text) => {
    if (index.phrases.size === 0) return []
    const { words, starts, ends } = wordsOf(text)
    return Array.from(findPhrases(index, words), ({ start, length, value }) => {
      return { start: starts[start]!, end: ends[start + length - 1]!, ...value }
    })
  }
}

/** Words, with an empty one between those that stand apart, so that `A-B` and `A - B` differ. */
function wordsOf(text: string): { words: string[]; starts: number[]; ends: number[] } {
  const spaced: ReturnType<typeof wordsOf> = { words: [], starts: [], ends: [] }
  const { words, starts, ends } = tokenize(text)
  for (const [position, word] of words.entries()) {
    if (position > 0 && starts[position] !== ends[position - 1]) add(spaced, '', starts[position]!, starts[position]!)
    add(spaced, word.normalize('NFC'), starts[position]!, ends[position]!)
  }
  return spaced
}

function add(
  to: { words: string[]; starts: number[]; ends: number[] },
  word: string,
  start: number,
  end: number,
): void {
  to.words.push(word)
  to.starts.push(start)
  to.ends.push(end)
}
