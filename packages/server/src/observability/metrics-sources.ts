import { Counter, Gauge, type Registry } from 'prom-client'

/** What is looked up when the metrics are asked for. */
export interface MetricsSources {
  loadedModels(): number
  heldBodyBytes(): number
  runningTrainings(): Promise<number>
  waitingTrainings(): Promise<number>
  runningPredictionJobs(): Promise<number>
  /** Tasks that wait for a job to predict them. */
  pendingPredictions(): Promise<number>
  /** Projects of which all tasks wait. */
  pendingProjects(): Promise<number>
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
  ['prediction_jobs', 'runningPredictionJobs', 'Prediction jobs that run now.'],
  ['pending_predictions', 'pendingPredictions', 'Tasks that wait for a job to predict them.'],
  ['pending_projects', 'pendingProjects', 'Projects of which all tasks wait for a job to predict them.'],
  [
    'last_training_success_timestamp_seconds',
    'lastTrainedSeconds',
    'When the newest version of any project was trained; 0 before the first.',
  ],
  ['unusable_versions', 'unusableVersions', 'Versions that could not be loaded and are passed over.'],
]

export function registerSources(registry: Registry, sources: MetricsSources): void {
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
