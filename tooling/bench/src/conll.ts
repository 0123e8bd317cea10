import { existsSync, readFileSync } from 'node:fs'
import { type LabeledWords, spansOfBioTags } from '@label-studio-ml/learners'

/** A corpus of two-column CoNLL files beside the checkout. */
export interface ConllCorpus {
  name: string
  train: URL
  test: URL
}

const data = new URL('../../../../shared/data/', import.meta.url)

/** The corpora measured: noisy tweets with six types, abstracts with one. */
export const conllCorpora: readonly ConllCorpus[] = [
  {
    name: 'WNUT-17',
    train: new URL('wnut17/wnut17train.conll', data),
    test: new URL('wnut17/emerging.test.conll', data),
  },
  {
    name: 'NCBI-disease',
    train: new URL('ncbi-disease/train.tsv', data),
    test: new URL('ncbi-disease/test.tsv', data),
  },
]

/** Whether both files are there. */
export function isPresent({ train, test }: ConllCorpus): boolean {
  return existsSync(train) && existsSync(test)
}

/** Reads the sentences of a file; where a tag lists several types, the first counts. */
export function readConll(file: URL): LabeledWords[] {
  const sentences: LabeledWords[] = []
  let words: string[] = []
  let tags: string[] = []
  for (const line of [...readFileSync(file, 'utf8').split('\n'), '']) {
    const [word, tag] = line.trimEnd().split('\t')
    if (word && tag) {
      words.push(word)
      tags.push(tag.split(',')[0]!)
    } else if (words.length > 0) {
      sentences.push({ words, spans: spansOfBioTags(tags) })
      words = []
      tags = []
    }
  }
  return sentences
}
