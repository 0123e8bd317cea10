import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onExit } from './on-exit.ts'

const folders = new Set<string>()

/**
 * An empty folder that goes when this process exits, in memory where the machine has /dev/shm: Label Studio on SQLite
 * commits every prediction by itself, so the disk would set the pace of the whole run.
 */
export function scratchFolder(name: string): string {
  const folder = mkdtempSync(join(memoryFolder() ?? tmpdir(), `label-studio-ml-${name}-`))
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
