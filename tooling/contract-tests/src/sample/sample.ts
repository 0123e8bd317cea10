import { type LabelConfig, parseLabelConfig } from '@label-studio-ml/sdk'
import type { Annotator } from './annotator.ts'
import { markedTexts } from './marked-texts.ts'
import { labelsOf, randomAnswers } from './random-answers.ts'

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
  /** Empty for a control tag without labels. */
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
  /** The labels that a prediction gives with the annotated control; of one without labels what it says. */
  labelsIn(prediction: unknown): string[]
}

/**
 * Makes tasks and answers for a label config: texts that a small model can learn where the config asks for labels of a text,
 * else random ones. The config's own sample task, `<!-- {"data": {"text": "…"}} -->`, is part of every task.
 * @throws Error when no control tag can be answered.
 */
export function createSample(labelConfig: string): Sample {
  const config = parseLabelConfig(labelConfig)
  const annotator = markedTexts(config) ?? randomAnswers(config)
  const { control, labels, teaches } = annotator
  const count = Math.min(labels.length, 3) || 1
  return {
    labelConfig,
    config,
    teaches,
    tasks: (total) => Array.from({ length: total }, (_, index) => taskOf(annotator, index % count, index + 1)),
    answers: (perLabel, firstId = 1) =>
      Array.from({ length: perLabel * count }, (_, index) => answerOf(annotator, index % count, firstId + index)),
    contradicted: ({ task, label }) => {
      const next = (labels.indexOf(label) + 1) % count
      return { ...answerOf(annotator, next, task.id), task }
    },
    labelsIn: (prediction) => labelsOf(control.read(prediction)),
  }
}

function taskOf(annotator: Annotator, label: number, id: number): SampleTask {
  return { id, data: annotator.dataOf(label, id) }
}

function answerOf(annotator: Annotator, label: number, id: number): SampleAnswer {
  const region = { ...annotator.regionOf(label, id), origin: 'manual' } as unknown as SampleRegion
  return { task: taskOf(annotator, label, id), region, label: annotator.labels[label] ?? '' }
}
