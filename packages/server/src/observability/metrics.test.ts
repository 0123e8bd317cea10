import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { JobRecord } from '../jobs/job-queue.ts'
import { failureReasons } from '../prediction/failure.ts'
import { createMetrics } from './metrics.ts'
import type { MetricsSources } from './metrics-sources.ts'

const sources: MetricsSources = {
  loadedModels: () => 1,
  heldBodyBytes: () => 2,
  runningTrainings: async () => 3,
  waitingTrainings: async () => 4,
  runningPredictionJobs: async () => 8,
  pendingPredictions: async () => 9,
  pendingProjects: async () => 10,
  lastTrainedSeconds: () => 5,
  unusableVersions: () => 6,
  logLinesDropped: () => 7,
}

function create() {
  const metrics = createMetrics(failureReasons)
  metrics.watch(sources)
  const sample = async (name: string) => {
    const line = (await metrics.text()).split('\n').find((text) => text.startsWith(`label_studio_ml_${name} `))
    return line === undefined ? undefined : Number(line.split(' ')[1])
  }
  return { metrics, sample }
}

test('every counter is there with 0 before anything happens', async () => {
  const { sample } = create()
  for (const state of ['queued', 'started', 'finished', 'failed', 'canceled']) {
    expect(await sample(`training_jobs_total{state="${state}"}`), state).toBe(0)
  }
  for (const reason of failureReasons) {
    expect(await sample(`failures_total{reason="${reason}"}`), reason).toBe(0)
  }
  expect(await sample('tasks_total')).toBe(0)
})

test('counters add up what is reported', async () => {
  const { metrics, sample } = create()
  metrics.tasksPredicted(50)
  metrics.predictionsFailed('deadline', 3)
  metrics.refused('OVERLOADED')
  metrics.refused('REQUEST_INVALID')
  metrics.jobEvent({ type: 'state', job: { kind: 'training', state: 'finished' } as JobRecord })
  metrics.jobEvent({ type: 'state', job: { kind: 'prediction', state: 'failed' } as JobRecord })
  metrics.predictionsWritten(7)
  metrics.jobEvent({ type: 'progress', job: { kind: 'training', state: 'started' } as JobRecord })
  expect(await sample('tasks_total')).toBe(50)
  expect(await sample('failures_total{reason="deadline"}')).toBe(3)
  expect(await sample('refused_total{code="OVERLOADED"}')).toBe(1)
  expect(await sample('refused_total{code="REQUEST_INVALID"}')).toBeUndefined()
  expect(await sample('training_jobs_total{state="finished"}')).toBe(1)
  expect(await sample('training_jobs_total{state="started"}')).toBe(0)
  expect(await sample('training_jobs_total{state="failed"}')).toBe(0)
  expect(await sample('prediction_jobs_total{state="failed"}')).toBe(1)
  expect(await sample('predictions_written_total')).toBe(7)
})

test('gauges show what their sources say, also the second time', async () => {
  const { sample } = create()
  expect(await sample('loaded_models')).toBe(1)
  expect(await sample('training')).toBe(3)
  expect(await sample('training_jobs_waiting')).toBe(4)
  expect(await sample('log_lines_dropped_total')).toBe(7)
  expect(await sample('log_lines_dropped_total')).toBe(7)
})

test('every metric that the documents name is there', async () => {
  const guide = readFileSync(join(import.meta.dirname, '../../../../docs/containers.md'), 'utf8')
  const named = new Set(guide.match(/label_studio_ml_\w+/g))
  expect(named.size).toBeGreaterThan(5)
  const text = await create().metrics.text()
  for (const name of named) expect(text).toContain(`# TYPE ${name} `)
})
