/** Work in small pieces: whoever runs it may do something else between two of them. */
export type Steps<Result> = Generator<undefined, Result>

/** Runs all steps at once. */
export function finish<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** Runs the steps one by one; `pause` is asked before each, and waited for where it gives a promise. */
export async function finishInSlices<Result>(
  steps: Steps<Result>,
  pause: () => Promise<void> | undefined,
): Promise<Result> {
  for (;;) {
    await pause()
    const step = steps.next()
    if (step.done) return step.value
  }
}
