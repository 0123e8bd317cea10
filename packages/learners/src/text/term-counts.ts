import type { GramAnalyzer } from './gram-analyzer.ts'
import { createGrowingIntegers, type GrowingIntegers, pushInteger } from './growing-integers.ts'
import type { SparseRows } from './sparse-rows.ts'

/** Counts the terms of one document after another; a document with no term is an empty row. */
export interface TermCounter {
  add(text: string): void
  /** The counts so far, a column for each node of the analyzer's trie. Call it once, after the last document. */
  finish(): SparseRows
}

/** Creates a counter of an analyzer's grams; `learn` lets the analyzer add grams it has not met before. */
export function createTermCounter(analyzer: GramAnalyzer, learn: boolean): TermCounter {
  const nodes = createGrowingIntegers()
  const rowEnds = createGrowingIntegers()
  const columns = createGrowingIntegers()
  const counts = createGrowingIntegers()
  let entryOfNode = new Int32Array(analyzer.trie.size)
  pushInteger(rowEnds, 0)
  return {
    add(text) {
      nodes.length = 0
      analyzer.collect(text, nodes, learn)
      if (entryOfNode.length < analyzer.trie.size) entryOfNode = new Int32Array(analyzer.trie.parents.length)
      countNodes(nodes, entryOfNode, columns, counts)
      pushInteger(rowEnds, columns.length)
    },
    finish: () => ({
      rows: rowEnds.length - 1,
      columns: analyzer.trie.size,
      indptr: rowEnds.items.slice(0, rowEnds.length),
      indices: columns.items.slice(0, columns.length),
      values: Float32Array.from(counts.items.subarray(0, counts.length)),
    }),
  }
}

/** Appends one entry for each distinct node. `entryOfNode` is all zeros before and after. */
function countNodes(
  nodes: GrowingIntegers,
  entryOfNode: Int32Array,
  columns: GrowingIntegers,
  counts: GrowingIntegers,
): void {
  const rowStart = columns.length
  for (let position = 0; position < nodes.length; position++) {
    const node = nodes.items[position]!
    const entry = entryOfNode[node]!
    if (entry > 0) {
      counts.items[entry - 1]!++
      continue
    }
    pushInteger(columns, node)
    pushInteger(counts, 1)
    entryOfNode[node] = columns.length
  }
  for (let entry = rowStart; entry < columns.length; entry++) entryOfNode[columns.items[entry]!] = 0
}
