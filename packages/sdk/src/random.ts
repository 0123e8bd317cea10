/** A source of random choices that gives the same ones for the same seed. */
export interface Random {
  /** A number from `low` up to `high`, exclusive. */
  number(low: number, high: number): number
  /** A whole number from `low` to `high`, inclusive. */
  integer(low: number, high: number): number
  /** One of the items. */
  pick<Item>(items: readonly Item[]): Item
}

/**
 * Random choices from a seed (mulberry32).
 * @example createRandom(7).pick(['a', 'b'])
 */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const integer = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    number: (low, high) => low + next() * (high - low),
    integer,
    pick: (items) => items[integer(0, items.length - 1)]!,
  }
}
