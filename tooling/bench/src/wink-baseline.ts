import createWink from 'wink-naive-bayes-text-classifier'
import utilities from 'wink-nlp-utils'
import type { LabeledTexts } from './sms-spam.ts'

/** Trains wink's naive Bayes as its README does and returns a function from texts to rows of probabilities. */
export function trainWink({ documents, labels }: LabeledTexts, classes: readonly string[]) {
  const { string, tokens } = utilities
  const wink = createWink()
  wink.definePrepTasks([string.lowerCase, string.tokenize0, tokens.removeWords, tokens.stem])
  wink.defineConfig({ considerOnlyPresence: true, smoothingFactor: 0.5 })
  for (let row = 0; row < documents.length; row++) wink.learn(documents[row]!, labels[row]!)
  wink.consolidate()
  return (texts: readonly string[]) => texts.map((text) => toProbabilities(wink.computeOdds(text), classes))
}

/** Odds 2^x mean a probability 2^x / (1 + 2^x); those of all classes are scaled to sum to 1. */
function toProbabilities(odds: readonly [label: string, log2Odds: number][], classes: readonly string[]): number[] {
  const oddsOf = new Map(odds)
  const probabilities = classes.map((name) => 1 / (1 + 2 ** -(oddsOf.get(name) ?? 0)))
  const sum = probabilities.reduce((total, probability) => total + probability, 0)
  return probabilities.map((probability) => probability / sum)
}
