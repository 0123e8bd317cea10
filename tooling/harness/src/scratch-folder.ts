import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onExit } from './on-exit.ts'

const folders = new Set<string>()

/**
 * An empty folder that goes when this process exits, in memory where the machine has /dev/shm: Label Studio on SQLite
 * commits every prediction by itself, so the disk would set the pace of the whole run. `parent` is another place for it.
 */
export function scratchFolder(name: string, parent = memoryFolder() ?? tmpdir()): string {
  const folder = mkdtempSync(join(parent, `label-studio-ml-${name}-`))
  onExit(removeScratchFolders)
  folders.add(folder)
  return folder
}

function removeScratchFolders(): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
}

function memoryFolder(): string | undefined {
  try {
    accessSync('/dev/shm', constants.W_OK)
    return '/dev/shm'
  } catch {
    return undefined
  }
}
