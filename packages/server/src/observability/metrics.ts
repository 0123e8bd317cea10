import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { FailureReason } from '../models/failure.ts'
import type { JobRecord } from '../storage/job-driver.ts'

export interface Metrics {
  /** The text format of Prometheus. */
  text(): Promise<string>
  answered(route: string, status: number, seconds: number): void
  tasksPredicted(count: number): void
  failed(reason: FailureReason): void
  jobChanged(job: JobRecord): void
}

/** What is looked up when the metrics are asked for. */
export interface MetricsSources {
  loadedModels(): number
  isTraining(): boolean
}

export function createMetrics({ loadedModels, isTraining }: MetricsSources): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const latency = new Histogram({
    name: 'label_studio_ml_request_seconds',
    help: 'Seconds until a request was answered, by route and status.',
    labelNames: ['route', 'status'],
    buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 30, 100],
    registers,
  })
  const tasks = new Counter({ name: 'label_studio_ml_tasks_total', help: 'Tasks answered by /predict.', registers })
  const failures = new Counter({
    name: 'label_studio_ml_failures_total',
    help: 'Tasks or regions that /predict could not answer, by reason.',
    labelNames: ['reason'],
    registers,
  })
  for (const reason of ['model_error', 'region_invalid', 'task_invalid', 'deadline'] satisfies FailureReason[]) {
    failures.inc({ reason }, 0)
  }
  const jobs = new Counter({
    name: 'label_studio_ml_training_jobs_total',
    help: 'Changes of training jobs, by the state they went to.',
    labelNames: ['state'],
    registers,
  })
  new Gauge({
    name: 'label_studio_ml_training',
    help: 'Trainings that run now.',
    registers,
    collect() {
      this.set(isTraining() ? 1 : 0)
    },
  })
  new Gauge({
    name: 'label_studio_ml_loaded_models',
    help: 'Models that are loaded now.',
    registers,
    collect() {
      this.set(loadedModels())
    },
  })
  return {
    text: () => registry.metrics(),
    answered: (route, status, seconds) => latency.observe({ route, status }, seconds),
    tasksPredicted: (count) => tasks.inc(count),
    failed: (reason) => failures.inc({ reason }),
    jobChanged: ({ state }) => jobs.inc({ state }),
  }
}
