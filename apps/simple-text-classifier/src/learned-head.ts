import { readFile } from 'node:fs/promises'
import { decodeMultiLabelClassifier, decodeTextClassifier } from '@label-studio-ml/learners'

/** What was learned for one Choices tag. */
export interface LearnedHead {
  multiple: boolean
  /** The columns of the probabilities. */
  labels: string[]
  classifier: { predictProbabilities(documents: readonly string[]): ArrayLike<number>[] }
}

/** What `fit` returns of each head; what it learned is in `file`. */
export interface HeadRecord extends Pick<LearnedHead, 'multiple' | 'labels'> {
  /** Annotations. */
  examples: number
  file?: string
  /** Before there was `file`: one classifier, or for several choices one of two classes for each label. */
  files?: string[]
}

/** Reads a head whose artifacts are at `pathOf`. Throws an Error that says which file cannot be read, and why. */
export async function loadHead(record: HeadRecord, pathOf: (file: string) => string): Promise<LearnedHead> {
  const { multiple, labels, file, files } = record
  const read = (name: string) => readFile(pathOf(name))
  if (file !== undefined) {
    const decode = multiple ? decodeMultiLabelClassifier : decodeTextClassifier
    return { multiple, labels, classifier: decode(await read(file)) }
  }
  const classifiers = (await Promise.all((files ?? []).map(read))).map(decodeTextClassifier)
  return { multiple, labels, classifier: multiple ? joinDecisions(classifiers) : classifiers[0]! }
}

/** Classifiers of the classes "not chosen" and "chosen", one for each label. */
function joinDecisions(classifiers: readonly LearnedHead['classifier'][]): LearnedHead['classifier'] {
  return {
    predictProbabilities(documents) {
      const ofLabels = classifiers.map((classifier) => classifier.predictProbabilities(documents))
      return documents.map((_, row) => ofLabels.map((rows) => rows[row]![1]!))
    },
  }
}
