import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import {
  decodeEntityTagger,
  encodeEntityTagger,
  entityScores,
  type LabeledWords,
  spansOfBioTags,
  trainTokenTagger,
} from '@label-studio-ml/learners'
import { type ConllCorpus, conllCorpora, isPresent, readConll } from './conll.ts'

/** A Python with python-crfsuite; without it only our side is measured. */
const python = process.env.PYTHON
const reference = fileURLToPath(new URL('crfsuite-reference.py', import.meta.url))

/** One tagger's row of the table; `megabytes` is the size of the model's file, `peak` of the process while training. */
interface Measurement {
  f1: number
  precision: number
  recall: number
  trainSeconds: number
  tokensPerSecond: number
  megabytes: number
  peak?: number
}

async function measureOurs({ train, test }: ConllCorpus): Promise<Measurement> {
  let peak = 0
  const onProgress = () => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }
  const trainStart = performance.now()
  const trained = await trainTokenTagger({ sentences: readConll(train), onProgress })
  const trainSeconds = (performance.now() - trainStart) / 1000
  const file = encodeEntityTagger(trained)
  const tagger = decodeEntityTagger(file)
  const sentences = readConll(test)
  const tagStart = performance.now()
  const found = sentences.map(({ words }) => tagger.tagTokens(words).entities)
  const tagSeconds = (performance.now() - tagStart) / 1000
  const scores = entityScores(
    sentences.map(({ spans }) => spans),
    found,
  )
  return {
    ...scores,
    trainSeconds,
    tokensPerSecond: countTokens(sentences) / tagSeconds,
    megabytes: file.length / 1e6,
    peak: peak / 1e6,
  }
}

function measureCrfsuite({ train, test }: ConllCorpus, command: string): Measurement {
  const output = execFileSync(command, [reference, fileURLToPath(train), fileURLToPath(test)], { maxBuffer: 1e9 })
  const { trainSeconds, tagSeconds, megabytes, tags } = JSON.parse(output.toString()) as {
    trainSeconds: number
    tagSeconds: number
    megabytes: number
    tags: string[][]
  }
  const sentences = readConll(test)
  const scores = entityScores(
    sentences.map(({ spans }) => spans),
    tags.map(spansOfBioTags),
  )
  return { ...scores, trainSeconds, tokensPerSecond: countTokens(sentences) / tagSeconds, megabytes }
}

const countTokens = (sentences: readonly LabeledWords[]) => sentences.reduce((sum, { words }) => sum + words.length, 0)

function printRow(
  name: string,
  { f1, precision, recall, trainSeconds, tokensPerSecond, megabytes, peak }: Measurement,
) {
  const rates = [f1, precision, recall].map((rate) => (100 * rate).toFixed(1)).join(' | ')
  const memory = peak === undefined ? '-' : peak.toFixed(0)
  console.log(
    `| ${name} | ${rates} | ${trainSeconds.toFixed(1)} | ${Math.round(tokensPerSecond).toLocaleString('en')} | ${megabytes.toFixed(2)} | ${memory} |`,
  )
}

console.log(
  '| test set, exact span and type | F1, % | precision | recall | training, s | tokens/s | file, MB | peak memory, MB |',
)
console.log('| --- | --- | --- | --- | --- | --- | --- | --- |')
for (const corpus of conllCorpora) {
  if (!isPresent(corpus)) {
    console.log(`Skipped ${corpus.name}: ${corpus.train.pathname} or ${corpus.test.pathname} is not there.`)
    continue
  }
  const ours = await measureOurs(corpus)
  printRow(`${corpus.name}, ours (with probabilities)`, ours)
  if (!python) continue
  const crfsuite = measureCrfsuite(corpus, python)
  printRow(`${corpus.name}, CRFsuite (without)`, crfsuite)
  const ratio = ours.trainSeconds / crfsuite.trainSeconds
  console.log(`| ${corpus.name}, ours / CRFsuite | | | | ${ratio.toFixed(2)} | | | |`)
}
if (!python) console.log('Set PYTHON to a Python with python-crfsuite to measure CRFsuite in the same run.')
