import { createByteReader } from '../binary/byte-reader.ts'
import { createByteWriter } from '../binary/byte-writer.ts'
import { addHeader, checkHeader } from '../binary/model-file.ts'
import type { LogisticRegression } from '../logistic-regression/logistic-regression.ts'
import { createTfidfVectorizer } from '../text/tfidf.ts'
import { readVocabulary, writeVocabulary } from '../text/tfidf-codec.ts'
import { createTextClassifier, type FittedTextClassifier, type TextClassifier } from './text-classifier.ts'

const kind = { magic: 'LSTC', version: 1, name: 'text classifier' }

/** The part of a classifier that is written as JSON. */
interface Summary extends Pick<FittedTextClassifier, 'classes' | 'seenClasses' | 'documentCount' | 'temperature'> {
  vectorizers: number
  regression: Omit<LogisticRegression, 'coefficients'> | null
}

/**
 * Writes a classifier as bytes: magic, version and CRC-32, then a JSON summary, the vocabularies with their document
 * frequencies (from which idf follows) and the weights as 32-bit floats. About 10 bytes a feature for two classes.
 */
export function encodeTextClassifier({ fitted }: TextClassifier): Uint8Array {
  const { features, regression, classes, seenClasses, documentCount, temperature } = fitted
  const { coefficients = null, ...shape } = regression ?? {}
  const writer = createByteWriter()
  const summary = { classes, seenClasses, documentCount, temperature, vectorizers: features.length }
  writer.writeText(JSON.stringify({ ...summary, regression: regression && shape }))
  for (const vectorizer of features) writeVocabulary(writer, vectorizer.fitted)
  if (coefficients !== null) writer.writeFloats(coefficients)
  return addHeader(kind, writer.finish())
}

/**
 * Reads what `encodeTextClassifier` wrote; the classifier predicts the very same numbers.
 * Throws an Error that says what is wrong with bytes that are something else, cut off, changed or of a later version.
 */
export function decodeTextClassifier(bytes: Uint8Array): TextClassifier {
  const content = checkHeader(kind, bytes)
  try {
    const reader = createByteReader(content)
    const { vectorizers, regression, ...summary } = JSON.parse(reader.readText()) as Summary
    const features = Array.from({ length: vectorizers }, () => createTfidfVectorizer(readVocabulary(reader)))
    const weights = regression && reader.readFloats((regression.columns + 1) * regression.outputs)
    reader.expectEnd()
    return createTextClassifier({
      ...summary,
      features,
      regression: regression && weights && { ...regression, coefficients: weights },
    })
  } catch (error) {
    throw new Error(`Text classifier cannot be read: ${(error as Error).message}. Train it again.`, { cause: error })
  }
}
