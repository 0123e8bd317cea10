import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { startBackend } from '../__fixtures__/start-backend.ts'

let backend: Awaited<ReturnType<typeof startBackend>>
afterEach(() => backend.stop())

const sample = async (name: string) => {
  const line = (await backend.get('/metrics')).body.split('\n').find((text) => text.startsWith(`${name} `))
  return line === undefined ? undefined : Number(line.split(' ')[1])
}

test('every counter is there with 0 before anything happens', async () => {
  backend = await startBackend()
  for (const state of ['queued', 'started', 'finished', 'failed', 'canceled']) {
    expect(await sample(`label_studio_ml_training_jobs_total{state="${state}"}`), state).toBe(0)
  }
  for (const reason of ['model_error', 'region_invalid', 'task_invalid', 'deadline']) {
    expect(await sample(`label_studio_ml_failures_total{reason="${reason}"}`), reason).toBe(0)
  }
  expect(await sample('label_studio_ml_tasks_total')).toBe(0)
  expect(await sample('label_studio_ml_log_lines_dropped_total')).toBe(0)
  expect(await sample('label_studio_ml_training_jobs_waiting')).toBe(0)
})

test('every metric that the documents name is there', async () => {
  backend = await startBackend()
  await backend.get('/health')
  const guide = readFileSync(join(import.meta.dirname, '../../../../docs/containers.md'), 'utf8')
  const named = [...guide.matchAll(/label_studio_ml_\w+/g)].map(([name]) => name)
  expect(named.length).toBeGreaterThan(5)
  const { body } = await backend.get('/metrics')
  for (const name of named) expect(body).toContain(`# TYPE ${name} `)
})

test('log lines that were dropped are counted', async () => {
  backend = await startBackend({ logLinesDropped: () => 7 })
  expect(await sample('label_studio_ml_log_lines_dropped_total')).toBe(7)
  expect(await sample('label_studio_ml_log_lines_dropped_total')).toBe(7)
})

test('the time of the last successful training is 0 at first and outlives a restart', async () => {
  backend = await startBackend()
  const name = 'label_studio_ml_last_training_success_timestamp_seconds'
  await backend.setUp('7.1767225600')
  expect(await sample(name)).toBe(0)
  const before = Date.now() / 1000
  await backend.annotate('7.1767225600', 1, 'good film', 'Positive')
  await backend.train('7.1767225600')
  const trained = await sample(name)
  expect(trained).toBeGreaterThanOrEqual(before - 1)
  await backend.restart()
  expect(await sample(name)).toBe(trained)
})
