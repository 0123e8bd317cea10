import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Makes a folder that is removed when the process ends; gives the paths of files in it. */
export async function temporaryFolder(prefix: string): Promise<(name: string) => string> {
  const folder = await mkdtemp(join(tmpdir(), prefix))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return (name) => join(folder, name)
}
