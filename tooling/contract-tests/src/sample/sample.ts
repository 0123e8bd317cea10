import { type LabelConfig, parseLabelConfig } from '@label-studio-ml/sdk'
import { choices } from './choices.ts'
import { labels } from './labels.ts'
import { rectangleLabels } from './rectangle-labels.ts'
import type { TagAnnotator } from './tag-annotator.ts'

/** Every control tag that these tests can annotate. */
const annotators: readonly TagAnnotator[] = [choices, labels, rectangleLabels]

export interface SampleTask {
  id: number
  data: Record<string, unknown>
}

/** One item of an annotation's result. */
export type SampleRegion = Record<string, unknown> & { value: Record<string, unknown> }

/** A task with the region a person drew on it, and the label of it. */
export interface SampleAnswer {
  task: SampleTask
  region: SampleRegion
  label: string
}

/** Made-up tasks and answers for one label config. */
export interface Sample {
  labelConfig: string
  config: LabelConfig
  /** Whether a model can be expected to answer what it was taught with `answers`. */
  teaches: boolean
  tasks(count: number): SampleTask[]
  /** `perLabel` answers for each label, mixed evenly; ids count from `firstId`. */
  answers(perLabel: number, firstId?: number): SampleAnswer[]
  /** An answer as it would be with the next label. */
  contradicted(answer: SampleAnswer): SampleAnswer
  /** The labels that a prediction gives with the annotated control. */
  labelsIn(prediction: unknown): string[]
}

/**
 * Makes tasks and answers from a label config with a sample task in a comment, as Label Studio's templates have it:
 * `<!-- {"data": {"text": "…"}} -->`.
 * @throws Error when the sample task is missing, or no control tag can be annotated.
 */
export function createSample(labelConfig: string): Sample {
  const config = parseLabelConfig(labelConfig)
  const data = sampleData(config)
  const { control, annotator } = annotatedControl(config)
  const [object] = control.objects
  const field = object?.field ?? ''
  const count = Math.min(control.labels.length, 3)
  const answer = (id: number, label: number): SampleAnswer => {
    const { shown, value, region } = annotator.example(control, data[field], label, id)
    const common = { id: `r${id}`, from_name: control.name, to_name: control.toName[0], type: control.type }
    return {
      task: { id, data: { ...data, [field]: shown } },
      region: { ...common, ...region, value, origin: 'manual' },
      label: control.labels[label]!.name,
    }
  }
  return {
    labelConfig,
    config,
    teaches: count > 1 && annotator.learnsFrom.includes(object?.tag ?? ''),
    tasks: (total) => Array.from({ length: total }, (_, index) => answer(index + 1, index % count).task),
    answers: (perLabel, firstId = 1) =>
      Array.from({ length: perLabel * count }, (_, index) => answer(firstId + index, index % count)),
    contradicted: ({ task, label }) => {
      const other = answer(task.id, (control.labels.findIndex(({ name }) => name === label) + 1) % count)
      return { ...other, task }
    },
    labelsIn: (prediction) =>
      ((prediction as { result?: SampleRegion[] }).result ?? [])
        .filter(({ from_name }) => from_name === control.name)
        .flatMap(({ value }) => value[control.type] as string[]),
  }
}

function sampleData(config: LabelConfig): Record<string, unknown> {
  const data = config.sampleTask?.data
  if (typeof data === 'object' && data !== null) return data as Record<string, unknown>
  throw new Error('The label config has no sample task: put <!-- {"data": {…}} --> behind its last tag.')
}

function annotatedControl(config: LabelConfig) {
  for (const control of config.controls) {
    const annotator = annotators.find(({ tag }) => tag === control.tag)
    if (annotator && control.labels.length > 0) return { control, annotator }
  }
  const known = annotators.map(({ tag }) => tag).join(', ')
  const found = config.controls.map(({ tag }) => tag).join(', ') || 'none'
  throw new Error(
    `No control tag can be annotated: known are ${known} with static labels, the label config has ${found}. Add a file beside tooling/contract-tests/src/sample/choices.ts.`,
  )
}
