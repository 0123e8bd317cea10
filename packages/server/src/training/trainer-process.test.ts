import { afterEach, expect, it, vi } from 'vitest'
import type { TrainingOrder } from './trainer-messages.ts'
import { createForkedTrainer, TrainerCutOff } from './trainer-process.ts'

const { execPath } = process
afterEach(() => {
  process.execPath = execPath
  vi.restoreAllMocks()
})

const order: TrainingOrder = {
  job: 'job',
  project: '1.1',
  labelConfig: '<View/>',
  extraParams: null,
  databaseFile: '',
  stagingFolder: '',
  current: null,
}
const train = () => createForkedTrainer('main.ts')(order, { onProgress() {}, onLog() {} }, new AbortController().signal)

it('is worth another try when the process cannot be started, and watches nothing afterwards', async () => {
  process.execPath = '/nowhere/node'
  const watches = vi.spyOn(globalThis, 'setInterval')
  const ends = vi.spyOn(globalThis, 'clearInterval')
  await expect(train()).rejects.toThrow(TrainerCutOff)
  expect(watches).toHaveBeenCalledOnce()
  expect(ends).toHaveBeenCalledWith(watches.mock.results[0]?.value)
})
