import { readFile, writeFile } from 'node:fs/promises'
import {
  type Annotated,
  type ControlTag,
  codePointOffsets,
  LabelStudioMLBase,
  type PredictContext,
  type Task,
  type TrainingJob,
} from '@label-studio-ml/sdk'
import { PhraseDictionary } from './phrase-dictionary.ts'

/**
 * Labels on Text, learned from annotations: a dictionary keeps every phrase that was labeled, with how often it had
 * which label; wherever a phrase stands again, in any case, its most frequent label is predicted.
 */
export class GeneratedModel extends LabelStudioMLBase {
  static override needs = [{ control: 'Labels', object: 'Text' }]
  #phrases = new PhraseDictionary()

  override async setup() {
    const file = this.artifacts('phrases.json')
    if (file) this.#phrases = PhraseDictionary.parse(await readFile(file, 'utf8'))
  }

  override predict(task: Task, { control }: PredictContext) {
    const text = textOf(control, task)
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
    const phrases = new PhraseDictionary()
    for await (const { annotation } of dataset) {
      for (const { from_name, value } of annotation.result ?? []) {
        const { text, labels = [] } = (value ?? {}) as { text?: string; labels?: string[] }
        if (from_name !== control.name || !text) continue
        for (const label of labels) if (control.labelNames.has(label)) phrases.add(text, label)
      }
    }
    if (phrases.size === 0) throw new Error(`Nothing to learn from: no annotation has a span of ${control.name}.`)
    job.log(`learned ${phrases.size} phrases`)
    await writeFile(job.artifacts('phrases.json'), phrases.stringify())
    return { phrases: phrases.size }
  }
}

function textOf(control: ControlTag, task: Task): string {
  return String(control.objects[0]!.valueOf(task.data))
}
