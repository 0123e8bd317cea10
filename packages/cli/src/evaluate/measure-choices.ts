import { confusionCounts, expectedCalibrationError, labelScores, logLoss } from '@label-studio-ml/learners'
import type { Task } from '@label-studio-ml/protocol'
import { type ControlEvaluation, type ControlMeasure, type Predicted, truthOf } from './control-evaluation.ts'
import type { MeasuredControl } from './measured-controls.ts'

/** What the confusion calls a task for which nothing was predicted. */
const noLabel = '(none)'

/** Measures labels of whole tasks. */
export function createChoiceMeasure({
  name,
  isMultiple,
  hasTwoLabels,
  read,
}: Extract<MeasuredControl, { kind: 'choices' }>): ControlMeasure {
  const expected: string[][] = []
  const predicted: string[][] = []
  const scores: (number | undefined)[] = []
  return {
    add(task: Task, prediction: Predicted) {
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
      return { ...shared, kind: 'single choice', confusion, ...calibrationOf(wanted, found, scores, hasTwoLabels) }
    },
  }
}

/** Class 0 is what was predicted, class 1 all that was not: its error needs no more than the score of the chosen label. */
function calibrationOf(
  wanted: readonly string[],
  found: readonly string[],
  scores: readonly (number | undefined)[],
  hasTwoLabels: boolean,
) {
  const rated = scores.flatMap((score, item) =>
    score === undefined || score < 0 || score > 1 || found[item] === noLabel ? [] : [item],
  )
  if (rated.length === 0) return {}
  const targets = rated.map((item) => (wanted[item] === found[item] ? 0 : 1))
  const chosenOnly = rated.map((item) => [scores[item]!, 0])
  const calibrationError = expectedCalibrationError(targets, chosenOnly)
  if (!hasTwoLabels) return { calibrationError }
  const both = rated.map((item) => [scores[item]!, 1 - scores[item]!])
  return { calibrationError, logLoss: logLoss(targets, both) }
}
