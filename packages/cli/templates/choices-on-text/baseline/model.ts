import { readFile, writeFile } from 'node:fs/promises'
import {
  type Annotated,
  LabelStudioMLBase,
  type PredictContext,
  type Task,
  type TrainingJob,
  textOf,
} from '@label-studio-ml/sdk'
import { WordCounts, wordsOf } from './word-counts.ts'

/**
 * Choices on Text, learned from annotations: it counts how often each word stood in texts of each label, and naive Bayes
 * turns the words of a new text into probabilities. Before the first training all labels are equally likely.
 */
export class GeneratedModel extends LabelStudioMLBase<'Choices'> {
  static override needs = [{ control: 'Choices', object: 'Text' }]
  #counts = new WordCounts()

  override async setup() {
    const file = this.artifacts('words.json')
    if (file) this.#counts = WordCounts.parse(await readFile(file, 'utf8'))
  }

  override predict(task: Task, { control }: PredictContext<'Choices'>) {
    const text = textOf(control, task)
    const labels = control.labels.map(({ name }) => name)
    if (text === undefined || labels.length === 0) return null
    const probabilities = this.#counts.probabilities(wordsOf(text), labels)
    const score = Math.max(...probabilities)
    return control.choose(labels[probabilities.indexOf(score)]!, { score })
  }

  override async fit(dataset: AsyncIterable<Annotated>, job: TrainingJob) {
    const control = this.controls[0]!
    const counts = new WordCounts()
    for await (const { task, annotation } of dataset) {
      const words = wordsOf(textOf(control, task) ?? '')
      const chosen = control.read(annotation).flatMap(({ labels }) => labels)
      // Older annotations may have labels that the label config does not have today.
      for (const label of chosen) if (control.labelNames.has(label)) counts.add(label, words)
    }
    if (counts.examples === 0) throw new Error(`Nothing to learn from: no annotation has a choice of ${control.name}.`)
    job.log(`learned from ${counts.examples} choices`)
    await writeFile(job.artifacts('words.json'), counts.stringify())
    return { examples: counts.examples }
  }
}
