import { readFile, writeFile } from 'node:fs/promises'
import {
  type Annotated,
  codePointOffsets,
  LabelStudioMLBase,
  type PredictContext,
  readSpans,
  regionsOf,
  type Task,
  type TrainingJob,
  textOf,
} from '@label-studio-ml/sdk'
import { Gazetteer } from './gazetteer.ts'

/**
 * Labels on Text, learned from annotations: a gazetteer keeps every phrase that was labeled, with how often it had
 * which label; wherever a phrase stands again, case-insensitive, its most frequent label is predicted.
 */
export class GeneratedModel extends LabelStudioMLBase<'Labels'> {
  static override needs = [{ control: 'Labels', object: 'Text' }]
  #phrases = new Gazetteer()

  override async setup() {
    const file = this.artifacts('phrases.json')
    if (file) this.#phrases = Gazetteer.parse(await readFile(file, 'utf8'))
  }

  override predict(task: Task, { control }: PredictContext<'Labels'>) {
    const text = textOf(control, task)
    if (text === undefined) return null
    const offsets = codePointOffsets(text)
    const known = this.#phrases.find(text).filter(({ label }) => control.labelNames.has(label))
    return known.map(({ start, end, label, score }) =>
      control.span({
        start: offsets.toCodePoint(start),
        end: offsets.toCodePoint(end),
        taskText: offsets,
        label,
        score,
      }),
    )
  }

  override async fit(dataset: AsyncIterable<Annotated>, job: TrainingJob) {
    const control = this.controls[0]!
    const phrases = new Gazetteer()
    for await (const { task, annotation } of dataset) {
      const text = textOf(control, task) ?? ''
      for (const { start, end, labels } of readSpans(control, regionsOf(annotation), { taskText: text }).spans) {
        for (const label of labels) if (control.labelNames.has(label)) phrases.add(text.slice(start, end), label)
      }
    }
    if (phrases.size === 0) throw new Error(`Nothing to learn from: no annotation has a span of ${control.name}.`)
    job.log(`learned ${phrases.size} phrases`)
    await writeFile(job.artifacts('phrases.json'), phrases.stringify())
    return { phrases: phrases.size }
  }
}
