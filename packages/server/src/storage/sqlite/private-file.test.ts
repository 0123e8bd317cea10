import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { openStorage } from '../open-storage.ts'

const folder = mkdtempSync(join(tmpdir(), 'label-studio-ml-'))
afterAll(() => rmSync(folder, { recursive: true }))

const rightsOfOthers = (file: string) =>
  ['', '-wal', '-shm'].map((suffix) => statSync(join(folder, file + suffix)).mode & 0o007)

it.skipIf(process.platform === 'win32')('gives other users no rights on a new database', async () => {
  const umask = process.umask(0)
  const storage = openStorage(`sqlite:${join(folder, 'new.sqlite')}`)
  process.umask(umask)
  await storage.projects.put({ uid: '1.1', labelConfig: null, extraParams: null })
  expect(rightsOfOthers('new.sqlite')).toEqual([0, 0, 0])
  expect(storage.isPrivate).toBe(true)
  await storage.close()
})

it.skipIf(process.platform === 'win32')('takes them away on one of an earlier release, while it is open', async () => {
  const url = `sqlite:${join(folder, 'old.sqlite')}`
  const earlier = openStorage(url)
  await earlier.projects.put({ uid: '1.1', labelConfig: null, extraParams: null })
  for (const suffix of ['', '-wal', '-shm']) chmodSync(join(folder, `old.sqlite${suffix}`), 0o646)
  const storage = openStorage(url)
  expect(rightsOfOthers('old.sqlite')).toEqual([0, 0, 0])
  await storage.close()
  await earlier.close()
})
