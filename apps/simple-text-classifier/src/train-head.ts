import { trainTextClassifier } from '@label-studio-ml/learners'
import type { ControlTag } from '@label-studio-ml/sdk'
import { type Examples, labelKey } from './examples.ts'
import { chosenOrNot, type LearnedHead } from './head.ts'

export interface TrainHeadOptions {
  signal: AbortSignal
  /** Called with the part done, 0 to 1. */
  onProgress(fraction: number): void
}

/** Learns one Choices tag from its examples, of which there is at least one. */
export async function trainHead(
  control: ControlTag,
  { texts, chosen }: Examples,
  { signal, onProgress }: TrainHeadOptions,
): Promise<LearnedHead> {
  const labels = control.dynamic ? [...new Set(chosen.flat())].sort() : control.labels.map(({ path }) => labelKey(path))
  if (!control.multiple) {
    const first = chosen.map(([label]) => label!)
    const classifier = await trainTextClassifier({
      documents: texts,
      labels: first,
      classes: labels,
      signal,
      onProgress,
    })
    return { multiple: false, labels, classifiers: [classifier] }
  }
  const classifiers = []
  for (const [position, label] of labels.entries()) {
    const classifier = await trainTextClassifier({
      documents: texts,
      labels: chosen.map((ofText) => chosenOrNot[Number(ofText.includes(label))]!),
      classes: chosenOrNot,
      signal,
      onProgress: (fraction) => onProgress((position + fraction) / labels.length),
    })
    classifiers.push(classifier)
  }
  return { multiple: true, labels, classifiers }
}
