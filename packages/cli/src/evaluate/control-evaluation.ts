import type { LabelScores } from '@label-studio-ml/learners'
import type { Annotation, Task } from '@label-studio-ml/protocol'
import { chooseAnnotation } from './choose-annotation.ts'

export type Rates = Omit<LabelScores, 'support'>

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

/** What a model said about a task; undefined when it said nothing. */
export type Predicted = { result: readonly object[]; score?: number | null | undefined } | undefined

/** Collects what was expected and what was predicted for a control tag, and measures it. */
export interface ControlMeasure {
  add(task: Task, predicted: Predicted): void
  /** Undefined when nobody labeled anything for the control. */
  finish(): ControlEvaluation | undefined
}

/** The annotation that counts for this control; undefined when nobody said anything for it. */
export function truthOf<Said>(task: Task, read: (from: unknown) => Said[]): Said[] | undefined {
  const chosen = chooseAnnotation(task, (annotation: Annotation) =>
    JSON.stringify(
      read(annotation)
        .map((said) => JSON.stringify(said))
        .toSorted(),
    ),
  )
  return chosen && read(chosen)
}
