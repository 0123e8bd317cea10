import { chmodSync, closeSync, openSync, statSync } from 'node:fs'

const rightsOfOthers = 0o007

/** SQLite gives the files beside a database (`-wal`, `-shm`) the rights of the database. */
const suffixes = ['', '-wal', '-shm']

/** Makes a database file that other users of the machine never could read; one that is there stays. */
export function createPrivateFile(file: string): void {
  closeSync(openSync(file, 'a', 0o660))
}

/** Takes what rights other users have on a database of an earlier release; on some network disks nobody can. */
export function takeRightsFromOthers(file: string): void {
  for (const suffix of suffixes) {
    const path = file + suffix
    const mode = statSync(path, { throwIfNoEntry: false })?.mode ?? 0
    if (!(mode & rightsOfOthers)) continue
    try {
      chmodSync(path, mode & 0o7770)
    } catch {
      // `isPrivateFile` says so, and no token is written.
    }
  }
}

/** Windows keeps rights elsewhere. */
export function isPrivateFile(file: string): boolean {
  return process.platform === 'win32' || (statSync(file).mode & rightsOfOthers) === 0
}
