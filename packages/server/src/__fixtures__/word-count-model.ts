import { readFile, writeFile } from 'node:fs/promises'
import { type Annotated, LabelStudioMLBase, type PredictContext, type TrainingJob } from '@label-studio-ml/sdk'

type Votes = Record<string, Record<string, number>>

/** A small model that learns: each word votes for the labels it was seen with. Its texts can make it misbehave. */
export class WordCountModel extends LabelStudioMLBase<'Choices'> {
  static needs = [{ control: 'Choices', object: 'Text' }]
  static constructed = 0
  #votes: Votes = {}

  async setup() {
    WordCountModel.constructed++
    const file = this.artifacts('votes.json')
    if (this.trainOutput && format() === 'deadly' && process.env.LABEL_STUDIO_ML_ROLE === 'trainer') process.kill(process.pid, 'SIGKILL')
    if (this.trainOutput && (this.trainOutput.format ?? 'first') !== format()) throw new Error(`not of the format ${format()}`)
    if (file) this.#votes = JSON.parse(await readFile(file, 'utf8'))
  }

  async predict({ data }: { data: Record<string, unknown> }, { control }: PredictContext<'Choices'>) {
    const text = String(data.text)
    if (text === 'throw') throw new Error('the model broke on purpose')
    if (text === 'reject later') void Promise.reject(new Error('stray'))
    if (text === 'throw later') setTimeout(() => JSON.parse('{'), 1)
    if (text === 'print and throw later') {
      console.log('printed')
      setTimeout(() => JSON.parse('{'), 1)
    }
    if (text === 'wait') await new Promise(() => {})
    if (text === 'unknown label') return { id: 'x', from_name: 'sentiment', to_name: 'text', type: 'choices', value: { choices: ['Nobody'] } }
    if (text === 'number') return 7 as never
    if (text === 'nothing') return null
    const tally: Record<string, number> = {}
    for (const word of text.split(' ')) {
      for (const [label, count] of Object.entries(this.#votes[word] ?? {})) tally[label] = (tally[label] ?? 0) + count
    }
    const labels = control.labels.map(({ name }) => name)
    const best = labels.toSorted((a, b) => (tally[b] ?? 0) - (tally[a] ?? 0))[0]!
    return control.choose(best, { score: ((tally[best] ?? 0) + 1) / (sum(tally) + labels.length) })
  }

  async fit(dataset: AsyncIterable<Annotated>, job: TrainingJob) {
    const votes: Votes = {}
    let examples = 0
    for await (const { task, annotation } of dataset) {
      if (task.data.text === 'crash the training') process.kill(process.pid, 'SIGKILL')
      if (task.data.text === 'fail the training') throw new Error('no model from these annotations')
      if (task.data.text === 'abort the training') process.kill(process.pid, 'SIGABRT')
      if (task.data.text === 'fill the memory') await fillTheMemory()
      if (task.data.text === 'reject in passing') await rejectInPassing()
      if (task.data.text === 'train for long') await new Promise((resolve) => setTimeout(resolve, 60_000))
      for (const { value } of annotation.result ?? []) {
        for (const label of (value as { choices: string[] }).choices) count(votes, String(task.data.text), label)
      }
      job.progress(++examples / 100)
    }
    job.log(`${examples} examples`)
    await writeFile(job.artifacts('votes.json'), JSON.stringify(votes))
    return { examples, format: format() }
  }
}

/** Stands for the file format of a learner, which a new release may raise. */
function format() {
  return process.env.WORD_COUNT_FORMAT ?? 'first'
}

async function fillTheMemory() {
  for (const held: Buffer[] = []; held.length < 300; ) {
    held.push(Buffer.alloc(10_000_000, 1))
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function rejectInPassing() {
  void Promise.reject(new TypeError('stray in fit'))
  await new Promise((resolve) => setTimeout(resolve, 10_000))
}

function count(votes: Votes, text: string, label: string) {
  for (const word of text.split(' ')) {
    votes[word] ??= {}
    votes[word][label] = (votes[word][label] ?? 0) + 1
  }
}

function sum(tally: Record<string, number>): number {
  return Object.values(tally).reduce((total, votes) => total + votes, 0)
}
