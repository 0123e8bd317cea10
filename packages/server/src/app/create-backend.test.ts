import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { z } from 'zod'
import { WordCountModel } from '../__fixtures__/word-count-model.ts'
import { EmbeddedJobQueue } from '../jobs/embedded-job-queue.ts'
import { createLog } from '../observability/log.ts'
import { createBackend } from './create-backend.ts'

it('does not start when the trainings that waited cannot be taken up, and releases MODEL_DIR', async () => {
  const modelDir = await mkdtemp(join(tmpdir(), 'label-studio-ml-'))
  const options = { modelDir, log: createLog('silent', { write: () => {} }), train: vi.fn() }
  vi.spyOn(EmbeddedJobQueue.prototype, 'ready').mockRejectedValueOnce(new Error('the disk is full'))
  await expect(createBackend(WordCountModel, options)).rejects.toThrow('the disk is full')
  await (await createBackend(WordCountModel, options)).close()
  await rm(modelDir, { recursive: true })
})

it('does not start a model whose needs name a tag that does not exist, and makes no folder for it', async () => {
  class Misspelt extends WordCountModel {
    static override needs = [{ control: 'Choises', object: 'Text' }]
  }
  const options = { modelDir: '/nowhere/model-dir', log: createLog('silent', { write: () => {} }), train: vi.fn() }
  await expect(createBackend(Misspelt, options)).rejects.toMatchObject({
    code: 'CONFIGURATION_INVALID',
    message: expect.stringContaining('similar control tags: Choices'),
  })
})

it('does not start with extra params that the model cannot read', async () => {
  class Strict extends WordCountModel {
    static override params = z.object({ threshold: z.number() })
  }
  const log = createLog('silent', { write: () => {} })
  const options = { modelDir: '/nowhere/model-dir', log, train: vi.fn(), defaultExtraParams: { threshold: 'high' } }
  await expect(createBackend(Strict, options)).rejects.toMatchObject({
    code: 'CONFIGURATION_INVALID',
    message: expect.stringMatching(/^EXTRA_PARAMS \(--kwargs\) do not fit Strict: threshold: .+\(it is a string\)\.$/),
  })
})
