import { existsSync, readFileSync } from 'node:fs'
import { createSeededRandom, shuffleInPlace } from '@label-studio-ml/learners'

/** Where the UCI SMS Spam Collection is expected: beside the checkout. */
export const smsSpamFile = new URL('../../../../shared/data/sms-spam/sms.tsv', import.meta.url)

/** Texts and the class of each. */
export interface LabeledTexts {
  documents: string[]
  labels: string[]
}

/** Reads `label<TAB>text` lines; null if the file is not there. */
export function readSmsSpam(): LabeledTexts | null {
  if (!existsSync(smsSpamFile)) return null
  const lines = readFileSync(smsSpamFile, 'utf8').trimEnd().split(/\r?\n/)
  return {
    labels: lines.map((line) => line.slice(0, line.indexOf('\t'))),
    documents: lines.map((line) => line.slice(line.indexOf('\t') + 1)),
  }
}

/** Splits at random by seed, with a fifth of each class in the test part. */
export function splitStratified({ documents, labels }: LabeledTexts, seed: number) {
  const random = createSeededRandom(seed)
  const trainRows: number[] = []
  const testRows: number[] = []
  for (const label of [...new Set(labels)].sort()) {
    const rows = labels.map((_, row) => row).filter((row) => labels[row] === label)
    shuffleInPlace(rows, random)
    const testCount = Math.round(rows.length / 5)
    testRows.push(...rows.slice(0, testCount))
    trainRows.push(...rows.slice(testCount))
  }
  shuffleInPlace(trainRows, random)
  const select = (rows: number[]) => ({
    documents: rows.map((row) => documents[row]!),
    labels: rows.map((row) => labels[row]!),
  })
  return { train: select(trainRows), test: select(testRows), trainRows, testRows }
}

/**
 * Makes a larger corpus of the same kind: texts in turn, in which every eighth word or so comes from another text and
 * every thirtieth has a letter replaced, so that the vocabulary keeps growing as it does in real text.
 */
export function enlarge({ documents, labels }: LabeledTexts, size: number, seed: number): LabeledTexts {
  const random = createSeededRandom(seed)
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)]!
  const words = documents.map((document) => document.split(' '))
  const perturb = (word: string) => {
    const chance = random()
    if (chance < 1 / 8) return pick(pick(words))
    if (chance > 1 / 8 + 1 / 30 || word.length === 0) return word
    const at = Math.floor(random() * word.length)
    return `${word.slice(0, at)}${pick([...'abcdefghijklmnopqrstuvwxyz'])}${word.slice(at + 1)}`
  }
  const rows = Array.from({ length: size }, (_, row) => row % documents.length)
  return {
    documents: rows.map((row) => words[row]!.map(perturb).join(' ')),
    labels: rows.map((row) => labels[row]!),
  }
}
