import type { ErrorCode } from '@label-studio-ml/protocol'
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import type { JobEvent, JobState } from '../jobs/job-queue.ts'
import { type MetricsSources, registerSources } from './metrics-sources.ts'

export interface Metrics {
  /** The text format of Prometheus. */
  text(): Promise<string>
  answered(route: string, status: number, seconds: number): void
  tasksPredicted(count: number): void
  predictionsFailed(reason: string, count: number): void
  /** A request was answered with an error; those that a limit or an access rule refused are counted. */
  refused(code: ErrorCode): void
  jobEvent(event: JobEvent): void
  /** Predictions that a job wrote into Label Studio. */
  predictionsWritten(count: number): void
  /** Adds what is looked up whenever the metrics are asked for. */
  watch(sources: MetricsSources): void
}

const refusals: readonly ErrorCode[] = [
  'BODY_TOO_LARGE',
  'CROSS_SITE_REQUEST',
  'CREDENTIALS_WRONG',
  'ITEM_TOO_LARGE',
  'LIST_TOO_LONG',
  'OVERLOADED',
  'UPLOADS_OVERLOADED',
  'UPLOAD_STALLED',
  'WEBHOOK_SECRET_WRONG',
]

/** A record, so that none can be left out. */
const jobStates: Record<JobState, true> = {
  queued: true,
  started: true,
  finished: true,
  failed: true,
  canceled: true,
}

/**
 * Counters exist from the start with 0, so that an alert sees the first increase too.
 *
 * @param failureReasons why a prediction may fail
 */
export function createMetrics(failureReasons: readonly string[]): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = createRequestMetrics(registry)
  const failures = createCounter(
    registry,
    { name: 'failures_total', help: 'Tasks or regions that /predict could not answer, by reason.' },
    { label: 'reason', values: failureReasons },
  )
  const refused = createCounter(
    registry,
    { name: 'refused_total', help: 'Requests that a limit or an access rule refused, by error code.' },
    { label: 'code', values: refusals },
  )
  return {
    ...requests,
    ...createJobMetrics(registry),
    text: () => registry.metrics(),
    predictionsFailed: (reason, count) => failures.inc({ reason }, count),
    refused: (code) => {
      if (refusals.includes(code)) refused.inc({ code })
    },
    watch: (sources) => registerSources(registry, sources),
  }
}

function createJobMetrics(registry: Registry): Pick<Metrics, 'jobEvent' | 'predictionsWritten'> {
  const states = { label: 'state', values: Object.keys(jobStates) } as const
  const jobs = {
    training: createCounter(
      registry,
      { name: 'training_jobs_total', help: 'Changes of training jobs, by the state they went to.' },
      states,
    ),
    prediction: createCounter(
      registry,
      { name: 'prediction_jobs_total', help: 'Changes of prediction jobs, by the state they went to.' },
      states,
    ),
  }
  const written = new Counter({
    name: 'label_studio_ml_predictions_written_total',
    help: 'Predictions that jobs have written into Label Studio.',
    registers: [registry],
  })
  return {
    jobEvent: ({ type, job }) => {
      if (type === 'state') jobs[job.kind].inc({ state: job.state })
    },
    predictionsWritten: (count) => written.inc(count),
  }
}

function createRequestMetrics(registry: Registry): Pick<Metrics, 'answered' | 'tasksPredicted'> {
  const registers = [registry]
  const latency = new Histogram({
    name: 'label_studio_ml_request_seconds',
    help: 'Seconds until a request was answered, by route and status.',
    labelNames: ['route', 'status'],
    buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 30, 100],
    registers,
  })
  const tasks = new Counter({ name: 'label_studio_ml_tasks_total', help: 'Tasks answered by /predict.', registers })
  return {
    answered: (route, status, seconds) => latency.observe({ route, status }, seconds),
    tasksPredicted: (count) => tasks.inc(count),
  }
}

function createCounter<Label extends string>(
  registry: Registry,
  { name, help }: { name: string; help: string },
  { label, values }: { label: Label; values: readonly string[] },
): Counter<Label> {
  const counter = new Counter({ name: `label_studio_ml_${name}`, help, labelNames: [label], registers: [registry] })
  for (const value of values) counter.inc({ [label]: value } as Record<Label, string>, 0)
  return counter
}
