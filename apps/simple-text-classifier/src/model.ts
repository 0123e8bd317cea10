import { readFile, writeFile } from 'node:fs/promises'
import { decodeTextClassifier, encodeTextClassifier } from '@label-studio-ml/learners'
import {
  type Annotated,
  type ControlTag,
  LabelStudioMLBase,
  type ScoredResult,
  type Task,
  type TrainingJob,
} from '@label-studio-ml/sdk'
import { collectExamples } from './examples.ts'
import { createHead, type Head, type LearnedHead } from './head.ts'
import { trainHead } from './train-head.ts'

/** What `fit` returns of each head; the classifiers themselves are in `files`. */
interface HeadRecord extends Pick<LearnedHead, 'multiple' | 'labels'> {
  examples: number
  files: string[]
}

/**
 * Choices on Text: TF-IDF and logistic regression, one head for each Choices tag. Until a tag was trained its head
 * guesses: every label is as likely as the others, and the score says so.
 */
export class TextClassifier extends LabelStudioMLBase {
  static needs = [{ control: 'Choices', object: 'Text' }]
  #heads: Head[] = []

  async setup() {
    const heads = this.#wholeTextControls().map(async (control) => createHead(control, await this.#load(control)))
    this.#heads = await Promise.all(heads)
  }

  predictBatch(tasks: Task[]): ScoredResult[] {
    const answers = this.#heads.map((head) => head.predict(tasks.map((task) => textOf(head.control, task))))
    return tasks.map((_, index) => ({
      result: answers.flatMap((ofHead) => ofHead[index]!.result),
      score: Math.min(...answers.map((ofHead) => ofHead[index]!.score ?? 1)),
    }))
  }

  async fit(dataset: AsyncIterable<Annotated>, job: TrainingJob) {
    const collected = await collectExamples(dataset, this.#wholeTextControls(), textOf, job.log)
    const learnable = [...collected].filter(([, { texts }]) => texts.length > 0)
    if (learnable.length === 0) throw new Error(nothingToLearn([...collected.keys()]))
    const heads: Record<string, HeadRecord> = {}
    for (const [position, [control, examples]] of learnable.entries()) {
      const learned = await trainHead(control, examples, {
        signal: job.signal,
        onProgress: (fraction) => job.progress((position + fraction) / learnable.length),
      })
      const files = learned.classifiers.map((_, index) => `${encodeURIComponent(control.name)}-${index}.classifier`)
      for (const [index, classifier] of learned.classifiers.entries()) {
        await writeFile(job.artifacts(files[index]!), encodeTextClassifier(classifier))
      }
      const { multiple, labels } = learned
      heads[control.name] = { multiple, labels, examples: examples.texts.length, files }
    }
    return { heads }
  }

  /** Choices of a region (`perRegion`) are no answer about the whole text. */
  #wholeTextControls(): ControlTag[] {
    return this.controls.filter((control) => control.attribute('perRegion') !== 'true')
  }

  async #load({ name }: ControlTag): Promise<LearnedHead | undefined> {
    const heads = (this.trainOutput?.heads ?? {}) as Record<string, HeadRecord>
    if (!Object.hasOwn(heads, name)) return undefined
    const { multiple, labels, files } = heads[name]!
    const encoded = await Promise.all(files.map((file) => readFile(this.artifacts(file)!)))
    return { multiple, labels, classifiers: encoded.map((bytes) => decodeTextClassifier(bytes)) }
  }
}

function textOf(control: ControlTag, task: Task): string {
  const text = control.objects.find(({ tag }) => tag === 'Text')!.valueOf(task.data)
  return typeof text === 'string' ? text : JSON.stringify(text ?? '')
}

function nothingToLearn(controls: ControlTag[]): string {
  const names = controls.map(({ name }) => name).join(', ')
  return `There is no annotation to learn from: submit annotations with a choice of ${names}, then start the training again.`
}
