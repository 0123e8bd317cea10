import { type DescribedError, describeError } from '../observability/describe-error.ts'

/** Why a task got no prediction, or lost a region. */
export const failureReasons = ['model_error', 'media_error', 'region_invalid', 'task_invalid', 'deadline'] as const

export type FailureReason = (typeof failureReasons)[number]

export interface Failure {
  reason: FailureReason
  /** Position of the task in the request. */
  index: number
  taskId: unknown
  detail: string
  error?: DescribedError
}

/** What failed in one answer. */
export interface Failures {
  counts: Partial<Record<FailureReason, number>>
  /** The first of them; a request whose tasks all fail must fill neither the log nor the memory. */
  first: Failure[]
}

const keptFailures = 20

export function createFailures() {
  const failures: Failures = { counts: {}, first: [] }
  return {
    failures,
    add({ error, ...failure }: Omit<Failure, 'error'> & { error?: unknown }): void {
      const { counts, first } = failures
      counts[failure.reason] = (counts[failure.reason] ?? 0) + 1
      if (first.length >= keptFailures) return
      first.push(error === undefined ? failure : { ...failure, error: describeError(error) })
    },
  }
}

export function countFailures({ counts }: Failures): number {
  return Object.values(counts).reduce((total, count) => total + count, 0)
}
