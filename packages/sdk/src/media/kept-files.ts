import { mkdir, readdir, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'

export interface KeptFilesOptions {
  folder: string
  limitBytes: number
  maxAgeMs: number
  now: () => number
}

const hourMs = 3_600_000
/** Whoever was just given the path of a file is about to read it. */
const handedOutMs = 10_000
/** The use of a file is noted no more often. */
const noteEveryMs = 5_000
/** What belongs to a download begins so; a killed process leaves it behind. */
export const partPrefix = 'part-'

interface KeptFile {
  path: string
  bytes: number
  fetchedAtMs: number
  usedAtMs: number
}

/**
 * The files of a cache, which may belong to several processes: bytes and age are held below their limits, and the least recently
 * used files go first. What the folder holds is looked at when the own count may be too high, not for each file. The time of
 * a download is the `mtime` of a file, that of its last use the `atime`: so all processes know what one has just handed out.
 */
export function createKeptFiles({ folder, limitBytes, maxAgeMs, now }: KeptFilesOptions) {
  let heldBytes = 0
  let addedBytes = 0
  let tidiedAtMs = Number.NEGATIVE_INFINITY
  let tidying: Promise<void> | undefined

  const look = async (name: string): Promise<KeptFile | undefined> => {
    const path = join(folder, name)
    const found = await stat(path).catch(() => undefined)
    if (!found?.isFile()) return undefined
    const { size: bytes, mtimeMs: fetchedAtMs, atimeMs } = found
    return { path, bytes, fetchedAtMs, usedAtMs: Math.max(atimeMs, fetchedAtMs) }
  }
  const isInUse = ({ usedAtMs }: KeptFile) => now() - usedAtMs < handedOutMs + noteEveryMs

  /** Looks once more: meanwhile another process may have handed it out, or fetched it anew. */
  const removeUnused = async (name: string): Promise<boolean> => {
    const file = await look(name)
    if (file === undefined || isInUse(file)) return false
    return rm(file.path, { force: true }).then(
      () => true,
      () => false,
    )
  }

  const tidy = async () => {
    const names = await readdir(folder).catch(() => [])
    const kept: [name: string, file: KeptFile][] = []
    for (const name of names) {
      const file = await look(name)
      if (file === undefined) continue
      const isPart = name.startsWith(partPrefix)
      const isOld = now() - file.fetchedAtMs > (isPart ? hourMs : maxAgeMs)
      const isGone = isOld && (await removeUnused(name))
      if (!isGone && !isPart) kept.push([name, file])
    }
    kept.sort(([, a], [, b]) => a.usedAtMs - b.usedAtMs)
    let bytes = kept.reduce((sum, [, file]) => sum + file.bytes, 0)
    if (bytes > limitBytes) {
      for (const [name, file] of kept) {
        if (bytes <= 0.9 * limitBytes || isInUse(file)) break
        if (await removeUnused(name)) bytes -= file.bytes
      }
    }
    heldBytes = bytes
    addedBytes = 0
  }

  return {
    /** The path of a file that is there and young enough. */
    async find(name: string): Promise<string | undefined> {
      const file = await look(name)
      if (file === undefined || now() - file.fetchedAtMs > maxAgeMs) return undefined
      if (now() - file.usedAtMs < noteEveryMs) return file.path
      const problem = await utimes(file.path, now() / 1000, file.fetchedAtMs / 1000).catch(({ code }) => code)
      return problem === 'ENOENT' ? undefined : file.path
    },
    /** The folder is for this user alone: files of tasks may be private. */
    makeFolder: () => mkdir(folder, { recursive: true, mode: 0o700 }),
    added(bytes: number): void {
      heldBytes += bytes
      addedBytes += bytes
    },
    /** Removes what is too much or too old, when it is time to look. One look at a time; it need not be waited for. */
    tidyIfNeeded(): Promise<void> | undefined {
      const sinceMs = now() - tidiedAtMs
      const isMuch = heldBytes > limitBytes || addedBytes > limitBytes / 8
      if (tidying === undefined && (sinceMs > hourMs || (isMuch && sinceMs > 1000))) {
        tidiedAtMs = now()
        tidying = tidy().finally(() => {
          tidying = undefined
        })
      }
      return tidying
    },
  }
}
