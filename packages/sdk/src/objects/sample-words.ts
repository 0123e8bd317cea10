import type { Random } from './object-support.ts'

const words = 'the a cat dog river bread quickly sees likes Anna Berlin 42 café naïve 🐱 street, morning. new'.split(
  ' ',
)

/** A whole number from `min` to `max`, both included. */
export function sampleInteger(random: Random, min: number, max: number): number {
  return min + Math.floor(random() * (max - min + 1))
}

/** A list of 1 to `most` items. */
export function sampleList<Item>(random: Random, most: number, item: (index: number) => Item): Item[] {
  return Array.from({ length: sampleInteger(random, 1, most) }, (_, index) => item(index))
}

/** A few words of no sense, with characters beyond ASCII and beyond U+FFFF among them. */
export function sampleWords(random: Random): string {
  return Array.from(
    { length: sampleInteger(random, 3, 12) },
    () => words[sampleInteger(random, 0, words.length - 1)],
  ).join(' ')
}
