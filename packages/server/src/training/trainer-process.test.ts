import { afterEach, expect, it, vi } from 'vitest'
import { createForkedTrainer, TrainerCrashed, type TrainingRequest } from './trainer-process.ts'

const { execPath } = process
afterEach(() => {
  process.execPath = execPath
  vi.restoreAllMocks()
})

const request: TrainingRequest = {
  job: 'job',
  project: '1.1',
  storageUrl: '',
  modelDir: '',
  beginsAnew: false,
  needsAnnotations: false,
  labelStudio: {},
  media: {},
}
const context = { signal: new AbortController().signal, progress() {}, log() {} }
const train = () => createForkedTrainer('main.ts')(request, context)

it('is worth another try when the process cannot be started, and watches nothing afterwards', async () => {
  process.execPath = '/nowhere/node'
  const watches = vi.spyOn(globalThis, 'setInterval')
  const ends = vi.spyOn(globalThis, 'clearInterval')
  await expect(train()).rejects.toThrow(TrainerCrashed)
  expect(watches).toHaveBeenCalledOnce()
  expect(ends).toHaveBeenCalledWith(watches.mock.results[0]?.value)
})
