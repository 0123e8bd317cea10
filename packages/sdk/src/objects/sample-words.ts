import type { Random } from '../random.ts'

const words = 'the a cat dog river bread quickly sees likes Anna Berlin 42 café naïve 🐱 street, morning. new'.split(
  ' ',
)

/** A list of 1 to `most` items. */
export function sampleList<Item>(random: Random, most: number, item: (index: number) => Item): Item[] {
  return Array.from({ length: random.integer(1, most) }, (_, index) => item(index))
}

/** A few words of no sense, with characters beyond ASCII and beyond U+FFFF among them. */
export function sampleWords(random: Random): string {
  return Array.from({ length: random.integer(3, 12) }, () => random.pick(words)).join(' ')
}
