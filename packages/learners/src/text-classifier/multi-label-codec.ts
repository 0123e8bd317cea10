import { createByteReader } from '../binary/byte-reader.ts'
import { createByteWriter } from '../binary/byte-writer.ts'
import { addHeader, checkHeader } from '../binary/model-file.ts'
import { createTfidfVectorizer } from '../text/tfidf.ts'
import { readVocabulary, writeVocabulary } from '../text/tfidf-codec.ts'
import {
  createMultiLabelClassifier,
  type FittedMultiLabelClassifier,
  type MultiLabelClassifier,
} from './multi-label-classifier.ts'

const kind = { magic: 'LSTM', version: 1, name: 'multi-label text classifier' }

/** The part of a classifier that is written as JSON. */
interface Summary extends Omit<FittedMultiLabelClassifier, 'features' | 'coefficients'> {
  vectorizers: number
}

/** Writes a classifier of several labels as bytes, in the manner of `encodeTextClassifier`; the vocabulary stands once. */
export function encodeMultiLabelClassifier({ fitted }: MultiLabelClassifier): Uint8Array {
  const { features, coefficients, ...rest } = fitted
  const writer = createByteWriter()
  writer.writeText(JSON.stringify({ ...rest, vectorizers: features.length }))
  for (const vectorizer of features) writeVocabulary(writer, vectorizer.fitted)
  writer.writeFloats(coefficients)
  return addHeader(kind, writer.finish())
}

/** Reads what `encodeMultiLabelClassifier` wrote; throws an Error that says what is wrong with other bytes. */
export function decodeMultiLabelClassifier(bytes: Uint8Array): MultiLabelClassifier {
  const content = checkHeader(kind, bytes)
  try {
    const reader = createByteReader(content)
    const { vectorizers, ...summary } = JSON.parse(reader.readText()) as Summary
    const features = Array.from({ length: vectorizers }, () => createTfidfVectorizer(readVocabulary(reader)))
    const columns = features.reduce((sum, vectorizer) => sum + vectorizer.columns, 0)
    const coefficients = reader.readFloats((columns + 1) * summary.classes.length)
    reader.expectEnd()
    return createMultiLabelClassifier({ ...summary, features, coefficients })
  } catch (error) {
    throw new Error(`The ${kind.name} cannot be read: ${(error as Error).message}. Train it again.`, { cause: error })
  }
}
