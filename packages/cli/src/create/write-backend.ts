import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { BackendError } from '@label-studio-ml/protocol'

/** Text of each file of a backend by its path below the backend's folder. */
export type BackendFiles = Record<string, string>

/** Writes a backend's files into a folder that is absent or empty. Throws BackendError CONFIGURATION_INVALID otherwise. */
export async function writeBackend(folder: string, files: BackendFiles): Promise<void> {
  await assertEmpty(folder)
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text, { flag: 'wx' })
  }
}

async function assertEmpty(folder: string): Promise<void> {
  const existing = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    if (error.code === 'ENOTDIR') return ['a file of that name']
    throw error
  })
  if (existing.length === 0) return
  const some = existing.slice(0, 3).join(', ')
  throw new BackendError(
    'CONFIGURATION_INVALID',
    `${folder} exists and is not empty (${some}): nothing is overwritten. Choose another name, or remove it first.`,
  )
}
