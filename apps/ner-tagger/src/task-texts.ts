import {
  type CodePointOffsets,
  type ControlTag,
  codePointOffsets,
  type ObjectTag,
  scoreThreshold,
  type Task,
  textOf,
} from '@label-studio-ml/sdk'

/** In UTF-16 units: about ten novels. The rest is cut off, so that no text keeps the thread for long. */
export const maxTextLength = 1_000_000

/**
 * Entities below it are wrong more often than two times in three. Leaving them out, a tagger of 40 sentences of the NCBI
 * disease corpus goes from a precision of .32 to .55 and an F1 of .39 to .44, one of 800 keeps its F1 of .79; one of the
 * whole, noisier WNUT-17 goes from .36 to .42 and from .19 to .17.
 */
const defaultThreshold = 0.3

/** The score below which entities are left out. Throws an Error unless it is a number from 0 to 1. */
export function thresholdOf(control: ControlTag): number {
  return scoreThreshold(control, defaultThreshold)
}

/** One text of a task and the object tag that shows it. */
export interface LabeledObject {
  toName: string
  text: string
  taskText: CodePointOffsets
}

/** The texts that a control labels; inside a Repeater there are none, because its items have controls of their own. */
export function readTexts({ objects, repeatFlags }: ControlTag, task: Task): LabeledObject[] {
  return repeatFlags.length > 0 ? [] : objects.flatMap((object) => readText(object, task) ?? [])
}

/** The text that one object tag shows; undefined if there is none. Throws TASK_INVALID if the task lacks the field. */
export function readText(object: ObjectTag, task: Task): LabeledObject | undefined {
  const text = textOf(object, task)?.slice(0, maxTextLength)
  return text === undefined ? undefined : { toName: object.name, text, taskText: codePointOffsets(text) }
}
