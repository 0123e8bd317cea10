/** The node above all first symbols; it stands for the empty gram. */
export const ROOT = 0
/** What `find` returns for a gram that was never added. */
export const MISSING = -1

/**
 * All n-grams of a corpus as a trie of integers: a gram is its prefix's node plus one more symbol (the number of a
 * token, or a code point), so that no string is built for a gram. Nodes are numbered from 1 in the order of adding, a
 * prefix before its extensions. Edges are kept in one open-addressing hash table.
 */
export class GramTrie {
  /** Number of nodes, the root included. */
  size = 1
  parents: Int32Array
  symbols: Int32Array
  #slots: Int32Array

  constructor(expectedSize = 1024) {
    let slotCount = 16
    while (slotCount < expectedSize * 2) slotCount *= 2
    this.#slots = new Int32Array(slotCount)
    this.parents = new Int32Array(slotCount / 2)
    this.symbols = new Int32Array(slotCount / 2)
  }

  /** Returns the node of `parent` extended by `symbol`, or MISSING. */
  find(parent: number, symbol: number): number {
    const slots = this.#slots
    const mask = slots.length - 1
    for (let slot = hashEdge(parent, symbol) & mask; ; slot = (slot + 1) & mask) {
      const node = slots[slot]!
      if (node === 0) return MISSING
      if (this.symbols[node] === symbol && this.parents[node] === parent) return node
    }
  }

  /** Returns the node of `parent` extended by `symbol`, made on first sight. */
  findOrAdd(parent: number, symbol: number): number {
    const found = this.find(parent, symbol)
    return found === MISSING ? this.#add(parent, symbol) : found
  }

  /** The symbols from the root down to `node`. */
  symbolsOf(node: number): number[] {
    const symbols: number[] = []
    for (let at = node; at !== ROOT; at = this.parents[at]!) symbols.push(this.symbols[at]!)
    return symbols.reverse()
  }

  #add(parent: number, symbol: number): number {
    if (this.size === this.parents.length) this.#grow()
    const node = this.size++
    this.parents[node] = parent
    this.symbols[node] = symbol
    this.#insert(node)
    return node
  }

  #insert(node: number): void {
    const mask = this.#slots.length - 1
    let slot = hashEdge(this.parents[node]!, this.symbols[node]!) & mask
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask
    this.#slots[slot] = node
  }

  #grow(): void {
    const capacity = this.parents.length * 2
    this.parents = enlarge(this.parents, capacity)
    this.symbols = enlarge(this.symbols, capacity)
    this.#slots = new Int32Array(capacity * 2)
    for (let node = 1; node < this.size; node++) this.#insert(node)
  }
}

function hashEdge(parent: number, symbol: number): number {
  const mixed = Math.imul(parent, 0x9e3779b1) ^ Math.imul(symbol, 0x85ebca6b)
  return Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) >>> 7
}

function enlarge(items: Int32Array, capacity: number): Int32Array {
  const larger = new Int32Array(capacity)
  larger.set(items)
  return larger
}
