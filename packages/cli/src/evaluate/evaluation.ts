import type { Task } from '@label-studio-ml/protocol'
import type { ControlEvaluation, Predicted } from './control-evaluation.ts'
import { createChoiceMeasure } from './measure-choices.ts'
import { createSpanMeasure } from './measure-spans.ts'
import type { MeasuredControl } from './measured-controls.ts'

/** Collects what was expected and what was predicted, and measures it. */
export interface Evaluation {
  add(task: Task, predicted: Predicted): void
  /** One for each control that somebody labeled. */
  finish(): ControlEvaluation[]
}

export function createEvaluation(controls: readonly MeasuredControl[]): Evaluation {
  const all = controls.map((control) =>
    control.kind === 'choices' ? createChoiceMeasure(control) : createSpanMeasure(control),
  )
  return {
    add: (task, predicted) => {
      for (const one of all) one.add(task, predicted)
    },
    finish: () => all.flatMap((one) => one.finish() ?? []),
  }
}
