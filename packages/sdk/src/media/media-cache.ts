import { createHash, randomUUID } from 'node:crypto'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createAtMost } from './at-most.ts'
import { createKeptFiles, type KeptFilesOptions, partPrefix } from './kept-files.ts'

export interface MediaCacheOptions extends Omit<KeptFilesOptions, 'now'> {
  now?: (() => number) | undefined
}

/** What a file is known by. */
export interface MediaKey {
  /** Everything that decides what the file holds, and for whom. */
  parts: readonly unknown[]
  /** Of the file's name, with the dot; or empty. Some libraries go by it. */
  extension: string
}

/** A task may name a thousand pages; each that is written takes an open file and a connection. */
const maxWrites = 32

/** Writes a file that is not there. */
export type Fill = (file: FileHandle) => Promise<void>

export type MediaCache = ReturnType<typeof createMediaCache>

/**
 * Keeps files by key. A file is written under another name and renamed when it is whole, so nobody ever sees half of one,
 * whoever is killed in the middle; whoever asks for a key that is being filled waits for that.
 */
export function createMediaCache({ now = Date.now, ...options }: MediaCacheOptions) {
  const { folder } = options
  const kept = createKeptFiles({ ...options, now })
  const underWay = new Map<string, Promise<string>>()
  const atMost = createAtMost(maxWrites)

  const write = async (name: string, fill: Fill): Promise<string> => {
    const part = join(folder, `${partPrefix}${randomUUID()}`)
    const path = join(folder, name)
    const file = await openNew(part, kept.makeFolder)
    try {
      await fill(file)
      const { size } = await file.stat()
      await file.close()
      await rename(part, path)
      kept.added(size)
    } catch (error) {
      await file.close().catch(() => {})
      await rm(part, { force: true })
      throw error
    }
    void kept.tidyIfNeeded()
    return path
  }

  const findOrWrite = async (name: string, fill: Fill) => (await kept.find(name)) ?? atMost(() => write(name, fill))

  return {
    /** The path of the file of a key. */
    get(key: MediaKey, fill: Fill): Promise<string> {
      const name = nameOf(key)
      const running = underWay.get(name)
      if (running !== undefined) return running
      const work = findOrWrite(name, fill).finally(() => underWay.delete(name))
      underWay.set(name, work)
      return work
    },
    /** Waits for what is being written or removed. */
    async close(): Promise<void> {
      await Promise.allSettled([...underWay.values(), kept.tidyIfNeeded()])
    },
  }
}

function nameOf({ parts, extension }: MediaKey): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex') + extension
}

async function openNew(path: string, makeFolder: () => Promise<unknown>): Promise<FileHandle> {
  try {
    return await open(path, 'wx', 0o600)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    await makeFolder()
    return open(path, 'wx', 0o600)
  }
}

/** The end of a file's name that says what it is; empty if there is none. */
export function extensionOf(name: string): string {
  return /\.[a-z0-9]{1,8}$/i.exec(name)?.[0].toLowerCase() ?? ''
}
