import { entityScores, type LabelScores } from '@label-studio-ml/learners'
import type { Task } from '@label-studio-ml/protocol'
import {
  type ControlEvaluation,
  type ControlMeasure,
  type Predicted,
  type Rates,
  truthOf,
} from './control-evaluation.ts'
import type { MeasuredControl, Span } from './measured-controls.ts'

/** Measures spans: one counts when start, end and label are exactly the expected ones. */
export function createSpanMeasure({ name, read }: Extract<MeasuredControl, { kind: 'spans' }>): ControlMeasure {
  const expected: Span[][] = []
  const predicted: Span[][] = []
  return {
    add(task: Task, prediction: Predicted) {
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
