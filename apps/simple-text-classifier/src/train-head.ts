import {
  encodeMultiLabelClassifier,
  encodeTextClassifier,
  type TrainingSize,
  trainMultiLabelClassifier,
  trainTextClassifier,
} from '@label-studio-ml/learners'
import type { ControlTag } from '@label-studio-ml/sdk'
import { labelKey } from './choices.ts'
import type { Examples } from './examples.ts'

export interface TrainHeadOptions {
  signal: AbortSignal
  /** Called with the part done, 0 to 1. */
  onProgress(fraction: number): void
  /** Called with a line about what the training costs, before it does. */
  log(line: string): void
}

/** What was learned for one Choices tag; `bytes` are the artifact. */
export interface TrainedHead {
  labels: string[]
  bytes: Uint8Array
}

/** Learns one Choices tag from its examples, of which there is at least one. */
export async function trainHead(
  control: ControlTag,
  { texts, labels, weights }: Examples,
  { log, ...options }: TrainHeadOptions,
): Promise<TrainedHead> {
  const classes = control.dynamic
    ? [...new Set(labels.flat())].sort()
    : control.labels.map(({ path }) => labelKey(path))
  const onSize = ({ texts, classes, features }: TrainingSize) => {
    const megabytes = Math.ceil((features * classes * 4) / 1e6)
    log(`${control.name}: ${texts} texts, ${classes} labels x ${features} features, about ${megabytes} MB of weights`)
  }
  const shared = { ...options, documents: texts, weights, classes, onSize }
  if (control.multiple) {
    const classifier = await trainMultiLabelClassifier({ ...shared, labels })
    return { labels: classes, bytes: encodeMultiLabelClassifier(classifier) }
  }
  const classifier = await trainTextClassifier({ ...shared, labels: labels.map(([label]) => label!) })
  return { labels: classes, bytes: encodeTextClassifier(classifier) }
}
