import { toError } from '../observability/describe-error.ts'
import type { Metrics } from '../observability/metrics.ts'
import type { RequestLog } from '../observability/request-log.ts'
import { countFailures, type Failures } from '../prediction/failure.ts'

/** Counts what failed in an answer, and writes a line for each of the first failures. */
export function reportFailures(
  failures: Failures,
  model: { project: string; version: string },
  log: RequestLog,
  metrics: Pick<Metrics, 'predictionsFailed'>,
): void {
  for (const [reason, count] of Object.entries(failures.counts)) metrics.predictionsFailed(reason, count)
  const total = countFailures(failures)
  if (total > 0) log.add({ failures: total })
  for (const { error, ...failure } of failures.first) {
    log.warn({ ...failure, ...(error ? { err: toError(error) } : {}), ...model }, 'prediction failed')
  }
  if (total > failures.first.length) log.warn(model, 'more predictions failed; see the metrics')
}
