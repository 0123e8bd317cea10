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
/** What belongs to a download begins so; a killed process leaves it behind. */
export const partPrefix = 'part-'

interface KeptFile {
  name: string
  bytes: number
  usedAtMs: number
}

/**
 * The files of a cache, which may belong to several processes: bytes and age are held below their limits, and the least recently
 * used files go first. What the folder holds is looked at when the own count may be too high, not for each file. The time of
 * a download is the `mtime` of a file, that of its last use the `atime`, written at most once an hour.
 */
export function createKeptFiles({ folder, limitBytes, maxAgeMs, now }: KeptFilesOptions) {
  const usedAtMs = new Map<string, number>()
  let heldBytes = 0
  let addedBytes = 0
  let tidiedAtMs = Number.NEGATIVE_INFINITY
  let tidying: Promise<void> | undefined

  const lookAt = async (name: string): Promise<KeptFile | undefined> => {
    const path = join(folder, name)
    const found = await stat(path).catch(() => undefined)
    if (!found?.isFile()) return undefined
    const isPart = name.startsWith(partPrefix)
    if (now() - found.mtimeMs > (isPart ? hourMs : maxAgeMs)) await rm(path, { force: true })
    else if (!isPart)
      return { name, bytes: found.size, usedAtMs: Math.max(found.atimeMs, found.mtimeMs, usedAtMs.get(name) ?? 0) }
  }

  const tidy = async () => {
    const names = await readdir(folder).catch(() => [])
    const kept: KeptFile[] = []
    for (const name of names) {
      const file = await lookAt(name)
      if (file !== undefined) kept.push(file)
    }
    kept.sort((a, b) => a.usedAtMs - b.usedAtMs)
    let bytes = kept.reduce((sum, file) => sum + file.bytes, 0)
    if (bytes > limitBytes) {
      for (const file of kept) {
        if (bytes <= 0.9 * limitBytes || now() - file.usedAtMs < handedOutMs) break
        await rm(join(folder, file.name), { force: true })
        usedAtMs.delete(file.name)
        bytes -= file.bytes
      }
    }
    for (const [name, at] of usedAtMs) if (now() - at > 2 * hourMs) usedAtMs.delete(name)
    heldBytes = bytes
    addedBytes = 0
  }

  return {
    /** The path of a file that is there and young enough. */
    async find(name: string): Promise<string | undefined> {
      const path = join(folder, name)
      const found = await stat(path).catch(() => undefined)
      if (found === undefined || now() - found.mtimeMs > maxAgeMs) return undefined
      usedAtMs.set(name, now())
      if (now() - found.atimeMs > hourMs) await utimes(path, new Date(now()), found.mtime).catch(() => {})
      return path
    },
    /** The folder is for this user alone: files of tasks may be private. */
    makeFolder: () => mkdir(folder, { recursive: true, mode: 0o700 }),
    added(name: string, bytes: number): void {
      usedAtMs.set(name, now())
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
