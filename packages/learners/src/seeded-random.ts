/**
 * Returns a generator of numbers in [0, 1) that gives the same sequence for the same seed on every machine
 * (mulberry32: 32 bits of state, good for shuffles and splits, not for secrets).
 */
export function createSeededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Shuffles in place (Fisher and Yates) and returns the same array. */
export function shuffleInPlace<Items extends Int32Array | unknown[]>(items: Items, random: () => number): Items {
  for (let last = items.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    const kept = items[last]
    items[last] = items[other]
    items[other] = kept
  }
  return items
}
