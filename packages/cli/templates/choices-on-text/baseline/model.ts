import { readFile, writeFile } from 'node:fs/promises'
import {
  type Annotated,
  type ControlTag,
  LabelStudioMLBase,
  type PredictContext,
  type Task,
  type TrainingJob,
} from '@label-studio-ml/sdk'
import { WordCounts, wordsOf } from './word-counts.ts'

/**
 * Choices on Text, learned from annotations: a dictionary says how often each word stood in texts of each label, and
 * naive Bayes turns the words of a new text into probabilities. Before the first training all labels are as likely.
 */
export class GeneratedModel extends LabelStudioMLBase {
  static override needs = [{ control: 'Choices', object: 'Text' }]
  #counts = new WordCounts()

  override async setup() {
    const file = this.artifacts('words.json')
    if (file) this.#counts = WordCounts.parse(await readFile(file, 'utf8'))
  }

  override predict(task: Task, { control }: PredictContext) {
    const labels = control.labels.map(({ name }) => name)
    if (labels.length === 0) return null
    const probabilities = this.#counts.probabilities(wordsOf(textOf(control, task)), labels)
    const score = Math.max(...probabilities)
    return control.choose(labels[probabilities.indexOf(score)]!, { score })
  }

  override async fit(dataset: AsyncIterable<Annotated>, job: TrainingJob) {
    const control = this.controls[0]!
    const counts = new WordCounts()
    for await (const { task, annotation } of dataset) {
      const words = wordsOf(textOf(control, task))
      for (const label of chosenLabels(control, annotation)) counts.add(label, words)
    }
    if (counts.examples === 0) throw new Error(`Nothing to learn from: no annotation has a choice of ${control.name}.`)
    job.log(`learned from ${counts.examples} choices`)
    await writeFile(job.artifacts('words.json'), counts.stringify())
    return { examples: counts.examples }
  }
}

function textOf(control: ControlTag, task: Task): string {
  return String(control.objects[0]!.valueOf(task.data))
}

/** The labels that are in the label config today: older annotations may have others. */
function chosenLabels(control: ControlTag, { result }: Annotated['annotation']): string[] {
  const regions = (result ?? []).filter(({ from_name }) => from_name === control.name)
  const chosen = regions.flatMap(({ value }) => (value as { choices?: (string | string[])[] } | null)?.choices ?? [])
  return chosen.map((choice) => [choice].flat().at(-1)!).filter((label) => control.labelNames.has(label))
}
