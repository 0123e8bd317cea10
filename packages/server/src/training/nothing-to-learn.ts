import { BackendError } from '@label-studio-ml/protocol'
import type { Annotated } from '@label-studio-ml/sdk'
import { describeError } from '../observability/describe-error.ts'

/** The project has no annotation. */
export class NothingToLearn extends BackendError {
  constructor(message: string, options?: { cause?: unknown }) {
    super('TRAINING_FAILED', message, options)
  }
}

/**
 * What is to be done when a project has no annotation; stands behind what a model's `fit` says of it.
 *
 * @param unreadReason why labels may be missing that no event brought; undefined when Label Studio was read
 */
export function nothingToLearn(project: string, unreadReason: string | undefined, error?: unknown): NothingToLearn {
  const advice =
    unreadReason === undefined
      ? 'Label Studio has none either: submit some, then start the training again.'
      : `Labels that were there before the backend was connected, or were imported, are not known. ${unreadReason} Or export the project as JSON and run: label-studio-ml learn export.json`
  const before = error ? `${describeError(error).message} ` : ''
  return new NothingToLearn(`${before}Project ${project} has no annotation here. ${advice}`, { cause: error })
}

/** Whether a model was given a dataset and found nothing in it. */
export interface WatchedDataset {
  items: AsyncIterable<Annotated>
  wasEmpty(): boolean
}

export function watchDataset(dataset: AsyncIterable<Annotated>): WatchedDataset {
  let wasEmpty = false
  return {
    items: (async function* () {
      let isEmpty = true
      for await (const annotated of dataset) {
        isEmpty = false
        yield annotated
      }
      wasEmpty = isEmpty
    })(),
    wasEmpty: () => wasEmpty,
  }
}
