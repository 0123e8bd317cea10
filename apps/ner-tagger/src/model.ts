import { readFile, writeFile } from 'node:fs/promises'
import { decodeEntityTagger, decodeGazetteer } from '@label-studio-ml/learners'
import {
  type Annotated,
  type ControlTagOf,
  LabelStudioMLBase,
  type PredictContext,
  type Region,
  regionsOf,
  type ScoredResult,
  type Task,
  type TrainingJob,
} from '@label-studio-ml/sdk'
import { createHead, type Head, type LearnedHead } from './head.ts'
import { thresholdOf } from './task-texts.ts'
import { collectExamples, type HeadReport, trainHead } from './train.ts'

/** What `fit` returns of each head; what it learned is in `file`. */
interface HeadRecord extends HeadReport {
  file: string
}

/**
 * Labels on Text: a conditional random field for each Labels tag. Until a tag has enough annotated texts its head knows
 * phrases only: those of `predicted_values` in the label config and those that were annotated.
 */
export class NerTagger extends LabelStudioMLBase<'Labels'> {
  static needs = [{ control: 'Labels', object: 'Text' }]
  static checkControl = thresholdOf
  #heads: Head[] = []

  async setup() {
    const heads = this.controls.map(async (control) => createHead(control, await this.#load(control)))
    this.#heads = await Promise.all(heads)
  }

  async predict(task: Task, { context, signal }: PredictContext<'Labels'>): Promise<ScoredResult> {
    if (context) return { result: await this.#suggest(task, regionsOf(context), signal) }
    const answers = await Promise.all(this.#heads.map((head) => head.predict(task, signal)))
    const scores = answers.map(({ score }) => score).filter((score) => typeof score === 'number')
    return {
      result: answers.flatMap(({ result }) => result),
      score: scores.length > 0 ? Math.min(...scores) : null,
    }
  }

  async fit(dataset: AsyncIterable<Annotated>, job: TrainingJob) {
    const collected = await collectExamples(dataset, this.controls, job)
    const learnable = [...collected].filter(([, texts]) => texts.some(({ spans }) => spans.length > 0))
    if (learnable.length === 0) throw new Error(nothingToLearn(this.controls))
    const heads: [name: string, HeadRecord][] = []
    for (const [position, [control, texts]] of learnable.entries()) {
      const { bytes, report } = await trainHead(texts, {
        signal: job.signal,
        onProgress: (fraction) => job.progress((position + fraction) / learnable.length),
      })
      const file = `${position}.${report.learner}`
      await writeFile(job.artifacts(file), bytes)
      heads.push([control.name, { ...report, file }])
      job.log(
        `${control.name}: ${report.learner} of ${report.examples} texts, entities ${JSON.stringify(report.labels)}`,
      )
    }
    return { heads: Object.fromEntries(heads) }
  }

  /** What to add to the regions an annotator just drew; nothing when there are none, as after Submit. */
  async #suggest(task: Task, prompts: readonly Region[], signal: AbortSignal) {
    const suggested = await Promise.all(this.#heads.map((head) => head.suggest(task, prompts, signal)))
    return suggested.flat()
  }

  async #load({ name }: ControlTagOf<'Labels'>): Promise<LearnedHead | undefined> {
    const heads = (this.trainOutput?.heads ?? {}) as Record<string, HeadRecord>
    if (!Object.hasOwn(heads, name)) return undefined
    const { learner, file } = heads[name]!
    try {
      const bytes = await readFile(this.artifacts(file)!)
      return learner === 'crf' ? { tagger: decodeEntityTagger(bytes) } : { gazetteer: decodeGazetteer(bytes) }
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause)
      throw new Error(`What <Labels name="${name}"> learned cannot be loaded: ${reason}`, { cause })
    }
  }
}

function nothingToLearn(controls: readonly ControlTagOf<'Labels'>[]): string {
  const names = controls.map(({ name }) => name).join(', ')
  return `There is no entity to learn from: submit annotations with spans of ${names}, then start the training again.`
}
