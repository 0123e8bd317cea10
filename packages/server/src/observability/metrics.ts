import type { ErrorCode } from '@label-studio-ml/protocol'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { JobEvent, JobState } from '../jobs/job-queue.ts'
import type { FailureReason } from '../models/failure.ts'

export interface Metrics {
  /** The text format of Prometheus. */
  text(): Promise<string>
  answered(route: string, status: number, seconds: number): void
  tasksPredicted(count: number): void
  failed(reason: FailureReason): void
  /** A request was answered with an error; those that a limit or an access rule refused are counted. */
  refused(code: ErrorCode): void
  jobEvent(event: JobEvent): void
}

/** What is looked up when the metrics are asked for. */
export interface MetricsSources {
  loadedModels(): number
  heldBodyBytes(): number
  runningTrainings(): Promise<number>
  waitingTrainings(): Promise<number>
  /** Seconds since 1970; 0 when no version was ever trained. */
  lastTrainedSeconds(): number
  unusableVersions(): number
  logLinesDropped(): number
}

const gauges: [name: string, source: Exclude<keyof MetricsSources, 'logLinesDropped'>, help: string][] = [
  ['loaded_models', 'loadedModels', 'Models that are loaded now.'],
  ['held_body_bytes', 'heldBodyBytes', 'Bytes of the request bodies that are in memory now.'],
  ['training', 'runningTrainings', 'Trainings that run now.'],
  ['training_jobs_waiting', 'waitingTrainings', 'Training jobs that wait for their turn.'],
  [
    'last_training_success_timestamp_seconds',
    'lastTrainedSeconds',
    'When the newest version of any project was trained; 0 before the first.',
  ],
  ['unusable_versions', 'unusableVersions', 'Versions that could not be loaded and are passed over.'],
]

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

/** Records, so that none can be left out. */
const failureReasons: Record<FailureReason, true> = {
  model_error: true,
  region_invalid: true,
  task_invalid: true,
  deadline: true,
}

const jobStates: Record<JobState, true> = {
  queued: true,
  started: true,
  finished: true,
  failed: true,
  canceled: true,
}

/** Counters exist from the start with 0, so that an alert sees the first increase too. */
export function createMetrics(sources: MetricsSources): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  registerSources(registry, sources)
  const latency = new Histogram({
    name: 'label_studio_ml_request_seconds',
    help: 'Seconds until a request was answered, by route and status.',
    labelNames: ['route', 'status'],
    buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 30, 100],
    registers: [registry],
  })
  const tasks = new Counter({
    name: 'label_studio_ml_tasks_total',
    help: 'Tasks answered by /predict.',
    registers: [registry],
  })
  const counters = createCounters(registry)
  return {
    text: () => registry.metrics(),
    answered: (route, status, seconds) => latency.observe({ route, status }, seconds),
    tasksPredicted: (count) => tasks.inc(count),
    failed: (reason) => counters.failures.inc({ reason }),
    refused: (code) => {
      if (refusals.includes(code)) counters.refused.inc({ code })
    },
    jobEvent: ({ type, job }) => {
      if (type === 'state') counters.jobs.inc({ state: job.state })
    },
  }
}

function registerSources(registry: Registry, sources: MetricsSources): void {
  const registers = [registry]
  for (const [name, source, help] of gauges) {
    const collect = async function (this: Gauge) {
      this.set(await sources[source]())
    }
    new Gauge({ name: `label_studio_ml_${name}`, help, registers, collect })
  }
  new Counter({
    name: 'label_studio_ml_log_lines_dropped_total',
    help: 'Log lines that could not be written.',
    registers,
    collect() {
      this.reset()
      this.inc(sources.logLinesDropped())
    },
  })
}

function createCounters(registry: Registry) {
  const counter = <Label extends string>(name: string, label: Label, values: readonly string[], help: string) => {
    const made = new Counter({ name: `label_studio_ml_${name}`, help, labelNames: [label], registers: [registry] })
    for (const value of values) made.inc({ [label]: value } as Record<Label, string>, 0)
    return made
  }
  return {
    failures: counter(
      'failures_total',
      'reason',
      Object.keys(failureReasons),
      'Tasks or regions that /predict could not answer, by reason.',
    ),
    refused: counter(
      'refused_total',
      'code',
      refusals,
      'Requests that a limit or an access rule refused, by error code.',
    ),
    jobs: counter(
      'training_jobs_total',
      'state',
      Object.keys(jobStates),
      'Changes of training jobs, by the state they went to.',
    ),
  }
}
