import {
  accuracy,
  chooseClasses,
  encodeTextClassifier,
  expectedCalibrationError,
  logLoss,
  macroF1,
  type ProbabilityRows,
  trainTextClassifier,
} from '@label-studio-ml/learners'
import { enlarge, type LabeledTexts, readSmsSpam, smsSpamFile, splitStratified } from './sms-spam.ts'
import { trainWink } from './wink-baseline.ts'

const SEEDS = [1, 2, 3, 4, 5]
const LARGE_CORPUS = 20_000

type Predict = (documents: readonly string[]) => ProbabilityRows
type Train = (texts: LabeledTexts, seed: number) => Predict | Promise<Predict>

const classes = ['ham', 'spam']
let encodedBytes = 0

async function trainOurs(texts: LabeledTexts, seed: number): Promise<Predict> {
  const classifier = await trainTextClassifier({ ...texts, classes, seed })
  encodedBytes = encodeTextClassifier(classifier).length
  return classifier.predictProbabilities
}

async function measureSplit(train: Train, texts: LabeledTexts, seed: number): Promise<number[]> {
  const split = splitStratified(texts, seed)
  const targets = split.test.labels.map((label) => classes.indexOf(label))
  const fitStart = performance.now()
  const predict = await train(split.train, seed)
  const predictStart = performance.now()
  const probabilities = predict(split.test.documents)
  const end = performance.now()
  const predictions = chooseClasses(probabilities)
  return [
    100 * accuracy(targets, predictions),
    100 * macroF1(targets, predictions),
    logLoss(targets, probabilities),
    expectedCalibrationError(targets, probabilities),
    (predictStart - fitStart) / 1000,
    ((end - predictStart) * 1000) / targets.length,
  ]
}

async function measureLarge(train: Train, texts: LabeledTexts): Promise<number[]> {
  const fitStart = performance.now()
  const predict = await train(texts, 1)
  const predictStart = performance.now()
  predict(texts.documents)
  const perDocument = ((performance.now() - predictStart) * 1000) / texts.documents.length
  return [(predictStart - fitStart) / 1000, perDocument]
}

async function measure(train: Train, texts: LabeledTexts, large: LabeledTexts): Promise<number[]> {
  const runs: number[][] = []
  for (const seed of SEEDS) runs.push(await measureSplit(train, texts, seed))
  const means = runs[0]!.map((_, at) => runs.reduce((sum, run) => sum + run[at]!, 0) / runs.length)
  return [...means, ...(await measureLarge(train, large))]
}

function printTable(ours: readonly number[], wink: readonly number[]): void {
  const names = [
    ['accuracy, %', 2],
    ['macro F1, %', 2],
    ['log-loss, nats', 4],
    ['calibration error (ECE, 15 bins)', 4],
    ['fit, s', 3],
    ['predict in a batch, µs a document', 1],
    [`fit of ${LARGE_CORPUS} documents, s`, 2],
    [`predict in a batch, µs a document, after ${LARGE_CORPUS}`, 1],
  ] as const
  console.log('| sms-spam, 80/20, mean of 5 seeds | ours | wink naive Bayes | ours / wink |\n| --- | --- | --- | --- |')
  names.forEach(([name, digits], at) => {
    const [left, right] = [ours[at]!, wink[at]!]
    console.log(`| ${name} | ${left.toFixed(digits)} | ${right.toFixed(digits)} | ${(left / right).toFixed(3)} |`)
  })
}

const texts = readSmsSpam()
if (texts === null) {
  console.log(`Skipped: the SMS Spam Collection is not at ${smsSpamFile.pathname} (lines of label, tab, text).`)
} else {
  const large = enlarge(texts, LARGE_CORPUS, 1)
  const ours = await measure(trainOurs, texts, large)
  const wink = await measure((train) => trainWink(train, classes), texts, large)
  printTable(ours, wink)
  console.log(`\nClassifier of ${LARGE_CORPUS} documents, encoded: ${(encodedBytes / 1e6).toFixed(1)} MB.`)
}
