import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openModelDir } from './open-model-dir.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'label-studio-ml-'))
})
afterEach(() => rm(folder, { recursive: true }))

const open = () => openModelDir(folder)

it('releases the folder when what is in it cannot be opened', async () => {
  const database = join(folder, 'backend.sqlite')
  await writeFile(database, 'a text in place of a database'.repeat(1000))
  await expect(open()).rejects.toMatchObject({ code: 'MODEL_DIR_UNUSABLE' })
  await rm(database)
  await (await open()).close()
})

it('refuses a folder that is open already', async () => {
  const modelDir = await open()
  await expect(open()).rejects.toThrow('is used by another server')
  await modelDir.close()
})
