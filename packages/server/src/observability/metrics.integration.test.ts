import { afterEach, expect, test } from 'vitest'
import { startBackend } from '../__fixtures__/start-backend.ts'

let backend: Awaited<ReturnType<typeof startBackend>>
afterEach(() => backend.stop())

const sample = async (name: string) => {
  const line = (await backend.get('/metrics')).body.split('\n').find((text) => text.startsWith(`${name} `))
  return line === undefined ? undefined : Number(line.split(' ')[1])
}

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
