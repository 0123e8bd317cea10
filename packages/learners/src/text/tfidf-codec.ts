import type { ByteReader } from '../binary/byte-reader.ts'
import type { ByteWriter } from '../binary/byte-writer.ts'
import { GramTrie } from './gram-trie.ts'
import type { TfidfOptions } from './tfidf-options.ts'
import type { TfidfVocabulary } from './tfidf-vocabulary.ts'

/** Writes a vocabulary: options as JSON, tokens, then for each node its parent, its symbol and its document frequency. */
export function writeVocabulary(writer: ByteWriter, vocabulary: TfidfVocabulary): void {
  const { trie, documentFrequencies } = vocabulary
  writer.writeText(JSON.stringify(vocabulary.options))
  writer.writeInteger(vocabulary.documentCount)
  writer.writeInteger(vocabulary.tokens.length)
  for (const token of vocabulary.tokens) writer.writeText(token)
  writer.writeInteger(trie.size)
  for (let node = 1; node < trie.size; node++) {
    writer.writeInteger(trie.parents[node]!)
    writer.writeInteger(trie.symbols[node]!)
    writer.writeInteger(documentFrequencies[node]!)
  }
}

/** Reads what `writeVocabulary` wrote; throws a RangeError for bytes that it cannot have written. */
export function readVocabulary(reader: ByteReader): TfidfVocabulary {
  const options = JSON.parse(reader.readText()) as Required<TfidfOptions>
  const documentCount = reader.readInteger()
  const tokens = Array.from({ length: reader.readInteger() }, () => reader.readText())
  const size = reader.readInteger()
  const trie = new GramTrie(size)
  const documentFrequencies = new Int32Array(size)
  for (let node = 1; node < size; node++) {
    const added = trie.findOrAdd(reader.readInteger(), reader.readInteger())
    if (added !== node) throw new RangeError(`expected term ${node} to be new, but it repeats term ${added}`)
    documentFrequencies[node] = reader.readInteger()
  }
  return { options, tokens, trie, documentFrequencies, documentCount }
}
