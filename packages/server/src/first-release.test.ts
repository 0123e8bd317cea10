import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { sentimentConfig, startBackend } from './__fixtures__/start-backend.ts'
import { activeStates } from './jobs/job-queue.ts'
import { openStorage } from './storage/open-storage.ts'

const recorded = join(import.meta.dirname, '__fixtures__', 'model-dir-first-release')
const trained = '7.1767225600'
const untrained = '9.1767225601'
let modelDir: string

beforeEach(async () => {
  modelDir = await mkdtemp(join(tmpdir(), 'label-studio-ml-'))
  await cp(recorded, modelDir, { recursive: true })
})
afterEach(() => rm(modelDir, { recursive: true }))

it('keeps everything that a MODEL_DIR of the first release holds', async () => {
  const storage = openStorage(`sqlite:${join(modelDir, 'backend.sqlite')}`)
  expect(await storage.projects.all()).toEqual([
    { uid: trained, labelConfig: sentimentConfig, extraParams: { threshold: 0.5 } },
    { uid: untrained, labelConfig: sentimentConfig, extraParams: null },
  ])
  expect((await storage.versions.list()).map(({ version }) => version)).toEqual(['v1-tp4mxu', 'v2-tp4mxx'])
  expect((await storage.versions.promoted(trained))?.version).toBe('v2-tp4mxx')
  expect(await storage.jobs.get('d7870846-580d-402c-a8d1-a626aecd3b19')).toMatchObject({
    ...{ kind: 'training', project: trained, state: 'finished', attempts: 1, progress: 1, error: null, log: [] },
    input: { trigger: 'START_TRAINING' },
    result: { version: 'v1-tp4mxu' },
    endedAt: expect.stringMatching(/Z$/),
  })
  expect((await storage.jobs.list({ states: activeStates })).map(({ id }) => id)).toEqual(['cut-off'])
  expect(await storage.state.get(trained, 'seen')).toEqual({ texts: 5, label: 'Positive' })
  expect(await storage.journal.revision(trained)).toBe(10)
  const annotated = await Array.fromAsync(storage.journal.dataset(trained))
  expect(annotated.map(({ task, annotation }) => [task.id, task.data.text, annotation.id])).toEqual([
    [1, 'good film', 6],
    [1, 'good film', 1],
    [2, 'bad film', 2],
    [3, 'fine day', 3],
    [5, 'dull day', 5],
  ])
  await storage.close()
})

it('serves the versions of the first release, and goes on with its job', async () => {
  const backend = await startBackend({ modelDir })
  try {
    const answer = await backend.predict(trained, ['fine day'])
    expect(answer.model_version).toBe('v2-tp4mxx')
    expect(answer.results[0].result[0].value.choices).toEqual(['Positive'])
    expect(await backend.finished('cut-off')).toMatchObject({ job_status: 'finished' })
    expect((await backend.train(trained)).model_version).toMatch(/^v3-/)
  } finally {
    await backend.stop()
  }
})

it('still knows which annotations and tasks were deleted under the first release', async () => {
  const storage = openStorage(`sqlite:${join(modelDir, 'backend.sqlite')}`)
  const late = {
    taskData: { text: 'late' },
    annotator: '1',
    wasCancelled: false,
    groundTruth: false,
    result: [],
    source: 'webhook' as const,
  }
  const updatedAt = '2027-01-01T00:00:00.000000Z'
  await storage.journal.record(trained, [
    { ...late, annotationId: '7', taskId: '7', updatedAt },
    { ...late, annotationId: '8', taskId: '8', updatedAt },
  ])
  const annotated = await Array.fromAsync(storage.journal.dataset(trained))
  expect(annotated.map(({ annotation }) => annotation.id)).not.toContain(7)
  expect(annotated.map(({ annotation }) => annotation.id)).not.toContain(8)
  await storage.close()
})
