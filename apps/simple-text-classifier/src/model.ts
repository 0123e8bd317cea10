import { writeFile } from 'node:fs/promises'
import {
  type Annotated,
  type ControlTagOf,
  LabelStudioMLBase,
  type PredictContext,
  type ScoredResult,
  type Task,
  type TrainingJob,
} from '@label-studio-ml/sdk'
import { createHead, type Head } from './head.ts'
import { type HeadRecord, type LearnedHead, loadHead } from './learned-head.ts'
import { collectExamples, trainHead } from './train.ts'

/**
 * Choices on Text: TF-IDF and logistic regression, one head for each Choices tag. Until a tag was trained its head
 * guesses: every label is as likely as the others, and the score says so.
 */
export class TextClassifier extends LabelStudioMLBase<'Choices'> {
  static needs = [{ control: 'Choices', object: 'Text' }]
  #heads: Head[] = []

  async setup() {
    const heads = this.#wholeTextControls().map(async (control) => createHead(control, await this.#load(control)))
    this.#heads = await Promise.all(heads)
  }

  async predictBatch(tasks: Task[], { signal }: PredictContext<'Choices'>): Promise<ScoredResult[]> {
    const answers: ScoredResult[][] = []
    for (const head of this.#heads) answers.push(await head.predict(tasks, signal))
    return tasks.map((_, index) => {
      const ofTask = answers.map((ofHead) => ofHead[index]!)
      const scores = ofTask.map(({ score }) => score).filter((score) => typeof score === 'number')
      return { result: ofTask.flatMap(({ result }) => result), score: scores.length > 0 ? Math.min(...scores) : null }
    })
  }

  async fit(dataset: AsyncIterable<Annotated>, job: TrainingJob) {
    const { examples, skipped } = await collectExamples(dataset, this.#wholeTextControls(), job)
    const learnable = [...examples].filter(([, { texts }]) => texts.length > 0)
    if (learnable.length === 0) throw new Error(nothingToLearn([...examples.keys()], skipped))
    const heads: [name: string, HeadRecord][] = []
    for (const [position, [control, ofControl]] of learnable.entries()) {
      const { labels, bytes } = await trainHead(control, ofControl, {
        signal: job.signal,
        log: job.log,
        onProgress: (fraction) => job.progress((position + fraction) / learnable.length),
      })
      const file = `${position}.classifier`
      await writeFile(job.artifacts(file), bytes)
      heads.push([control.name, { multiple: control.multiple, labels, examples: ofControl.texts.length, file }])
    }
    return { heads: Object.fromEntries(heads) }
  }

  /** Choices of a region (`perRegion`) do not answer for the whole text. */
  #wholeTextControls(): ControlTagOf<'Choices'>[] {
    return this.controls.filter((control) => control.attribute('perRegion') !== 'true')
  }

  async #load({ name }: ControlTagOf<'Choices'>): Promise<LearnedHead | undefined> {
    const heads = (this.trainOutput?.heads ?? {}) as Record<string, HeadRecord>
    if (!Object.hasOwn(heads, name)) return undefined
    try {
      return await loadHead(heads[name]!, (file) => this.artifacts(file)!)
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause)
      throw new Error(`What <Choices name="${name}"> learned cannot be loaded: ${reason}`, { cause })
    }
  }
}

function nothingToLearn(controls: ControlTagOf<'Choices'>[], skipped: readonly string[]): string {
  const names = controls.map(({ name }) => name).join(', ')
  const advice = `submit annotations with a choice of ${names}, then start the training again`
  return `There is no annotation to learn from: ${[advice, ...skipped].join('; ')}.`
}
