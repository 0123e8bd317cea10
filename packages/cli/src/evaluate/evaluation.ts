import {
  confusionCounts,
  entityScores,
  expectedCalibrationError,
  type LabelScores,
  labelScores,
  logLoss,
} from '@label-studio-ml/learners'
import type { Annotation, Task } from '@label-studio-ml/protocol'
import { chooseAnnotation } from './choose-annotation.ts'
import type { MeasuredControl, Span } from './measured-controls.ts'

type Rates = Omit<LabelScores, 'support'>

/** How good the predictions of a control tag are. */
export interface ControlEvaluation {
  control: string
  kind: 'single choice' | 'multiple choice' | 'spans'
  /** Tasks that somebody labeled for this control. */
  tasks: number
  labels: Record<string, LabelScores>
  macro: Rates
  micro: Rates
  /** Tasks whose labels are exactly the expected ones: of a single choice the accuracy, of spans all of a text. */
  accuracy: number
  /** Of a single choice: how often a label (second key) was predicted where another was expected (first key). */
  confusion?: Record<string, Record<string, number>>
  /** Of a single choice whose predictions have scores: 0 is best. */
  calibrationError?: number
  /** Of a choice of two labels whose predictions have scores. */
  logLoss?: number
}

/** Collects what was expected and what was predicted, and measures it. */
export interface Evaluation {
  add(task: Task, prediction: { result: readonly object[]; score?: number | null | undefined } | undefined): void
  finish(): ControlEvaluation[]
}

export const noLabel = '(none)'

export function createEvaluation(controls: readonly MeasuredControl[]): Evaluation {
  const all = controls.map((control) => (control.kind === 'choices' ? createChoices(control) : createSpans(control)))
  return {
    add: (task, prediction) => {
      for (const one of all) one.add(task, prediction)
    },
    finish: () => all.flatMap((one) => one.finish() ?? []),
  }
}

type Prediction = Parameters<Evaluation['add']>[1]

/** The annotation that counts for this control; undefined when nobody said anything for it. */
function truthOf<Said>(task: Task, read: (from: unknown) => Said[]): Said[] | undefined {
  const chosen = chooseAnnotation(task, (annotation: Annotation) =>
    JSON.stringify(
      read(annotation)
        .map((said) => JSON.stringify(said))
        .toSorted(),
    ),
  )
  return chosen && read(chosen)
}

function createChoices({ name, isMultiple, read }: Extract<MeasuredControl, { kind: 'choices' }>) {
  const expected: string[][] = []
  const predicted: string[][] = []
  const scores: (number | undefined)[] = []
  return {
    add(task: Task, prediction: Prediction) {
      const truth = truthOf(task, read)
      if (!truth || (truth.length === 0 && !isMultiple)) return
      expected.push(truth)
      predicted.push(read(prediction))
      const region = prediction?.result.find((one) => (one as { from_name?: string }).from_name === name)
      scores.push((region as { score?: number } | undefined)?.score ?? prediction?.score ?? undefined)
    },
    finish(): ControlEvaluation | undefined {
      if (expected.length === 0) return undefined
      const { labels, micro, macro, subsetAccuracy } = labelScores(expected, predicted)
      const shared = {
        control: name,
        tasks: expected.length,
        labels: Object.fromEntries(labels),
        micro,
        macro,
        accuracy: subsetAccuracy,
      }
      if (isMultiple) return { ...shared, kind: 'multiple choice' }
      const wanted = expected.map(([label]) => label!)
      const found = predicted.map(([label]) => label ?? noLabel)
      const confusion = Object.fromEntries(
        [...confusionCounts(wanted, found)].map(([label, row]) => [label, Object.fromEntries(row)]),
      )
      return { ...shared, kind: 'single choice', confusion, ...calibrationOf(wanted, found, scores) }
    },
  }
}

/** Class 0 is what was predicted, class 1 all that was not: its error needs no more than the score of the chosen label. */
function calibrationOf(wanted: readonly string[], found: readonly string[], scores: readonly (number | undefined)[]) {
  const rated = scores.flatMap((score, item) =>
    score === undefined || score < 0 || score > 1 || found[item] === noLabel ? [] : [item],
  )
  if (rated.length === 0) return {}
  const targets = rated.map((item) => (wanted[item] === found[item] ? 0 : 1))
  const chosenOnly = rated.map((item) => [scores[item]!, 0])
  const both = rated.map((item) => [scores[item]!, 1 - scores[item]!])
  const labels = new Set([...wanted, ...found])
  const calibrationError = expectedCalibrationError(targets, chosenOnly)
  return labels.size <= 2 ? { calibrationError, logLoss: logLoss(targets, both) } : { calibrationError }
}

function createSpans({ name, read }: Extract<MeasuredControl, { kind: 'spans' }>) {
  const expected: Span[][] = []
  const predicted: Span[][] = []
  return {
    add(task: Task, prediction: Prediction) {
      const truth = truthOf(task, read)
      if (!truth) return
      expected.push(truth)
      predicted.push(read(prediction))
    },
    finish(): ControlEvaluation | undefined {
      if (expected.length === 0) return undefined
      const names = new Set([...expected, ...predicted].flat().map(({ label }) => label))
      const labels = Object.fromEntries([...names].map((label) => [label, scoresOf(label)]))
      const exact = expected.filter((spans, text) => entityErrors(spans, predicted[text]!) === 0).length
      return {
        control: name,
        kind: 'spans',
        tasks: expected.length,
        labels,
        macro: meanOf(Object.values(labels)),
        micro: ratesOf(entityScores(expected, predicted)),
        accuracy: exact / expected.length,
      }
    },
  }
  function scoresOf(label: string): LabelScores {
    const ofLabel = (texts: readonly Span[][]) => texts.map((spans) => spans.filter((span) => span.label === label))
    const scores = entityScores(ofLabel(expected), ofLabel(predicted))
    return { ...ratesOf(scores), support: scores.truePositives + scores.falseNegatives }
  }
}

function entityErrors(expected: Span[], predicted: Span[]): number {
  const { falsePositives, falseNegatives } = entityScores([expected], [predicted])
  return falsePositives + falseNegatives
}

function ratesOf({ precision, recall, f1 }: Rates): Rates {
  return { precision, recall, f1 }
}

function meanOf(scores: readonly Rates[]): Rates {
  const mean = (key: keyof Rates) => scores.reduce((sum, one) => sum + one[key], 0) / Math.max(1, scores.length)
  return { precision: mean('precision'), recall: mean('recall'), f1: mean('f1') }
}
