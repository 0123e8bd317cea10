import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const made = new Set<string>()

/**
 * An empty folder for one run, in memory where the machine has /dev/shm: Label Studio on SQLite commits every prediction
 * by itself, so the disk would set the pace of the whole run.
 */
export function scratchFolder(name: string): string {
  const folder = mkdtempSync(join(memoryFolder() ?? tmpdir(), `label-studio-ml-${name}-`))
  made.add(folder)
  return folder
}

/** Removes every folder that {@link scratchFolder} gave out. */
export function removeScratchFolders(): void {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
  made.clear()
}

function memoryFolder(): string | undefined {
  try {
    accessSync('/dev/shm', constants.W_OK)
    return '/dev/shm'
  } catch {
    return undefined
  }
}
