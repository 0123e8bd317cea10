import { tokenize } from '@label-studio-ml/learners'

/** A phrase found in a text; offsets in UTF-16 units, end exclusive. */
export interface PhraseMatch<Meaning> {
  start: number
  end: number
  phrase: string
  meaning: Meaning
}

interface Entry<Meaning> {
  phrase: string
  words: string[]
  meaning: Meaning
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
export function createPhraseFinder<Meaning>(phrases: ReadonlyMap<string, Meaning>) {
  const index = indexByFirstWord(phrases)
  return (text: string): PhraseMatch<Meaning>[] => {
    const matches: PhraseMatch<Meaning>[] = []
    if (index.size === 0) return matches
    const { words, starts, ends } = wordsOf(text)
    for (let first = 0; first < words.length; ) {
      const found = index.get(words[first]!.trim())?.find((entry) => isAt(entry.words, words, first))
      if (!found) {
        first++
        continue
      }
      const after = first + found.words.length
      matches.push({ start: starts[first]!, end: ends[after - 1]!, phrase: found.phrase, meaning: found.meaning })
      first = after
    }
    return matches
  }
}

/** Words with a space before those that stand apart, so that `A-B` and `A - B` differ. */
function wordsOf(text: string) {
  const { words, starts, ends } = tokenize(text)
  const spaced = words.map((word, t) => (starts[t] === ends[t - 1] ? '' : ' ') + word.normalize('NFC'))
  return { words: spaced, starts, ends }
}

function indexByFirstWord<Meaning>(phrases: ReadonlyMap<string, Meaning>): Map<string, Entry<Meaning>[]> {
  const entries = Array.from(phrases, ([phrase, meaning]) => ({ phrase, words: wordsOf(phrase).words, meaning }))
  const usable = entries.filter(({ words }) => words.length > 0)
  return Map.groupBy(
    usable.toSorted((a, b) => b.words.length - a.words.length),
    ({ words }) => words[0]!.trim(),
  )
}

/** Whether the first word of a match stands apart from the one before does not matter. */
function isAt(phrase: readonly string[], words: readonly string[], first: number): boolean {
  return phrase.every((word, t) => t === 0 || word === words[first + t])
}
