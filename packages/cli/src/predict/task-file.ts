import { once } from 'node:events'
import { createWriteStream, existsSync } from 'node:fs'
import { mkdir, open, rename, rm, truncate } from 'node:fs/promises'
import { dirname, extname } from 'node:path'
import type { Writable } from 'node:stream'
import { BackendError } from '@label-studio-ml/protocol'
import { type EarlierTasks, noTasks, readEarlierTasks } from './earlier-tasks.ts'

export type TaskFileFormat = 'json' | 'jsonl'

/** A file of tasks that grows beside its place and takes it when it is whole. */
export interface TaskFile {
  /** Where it grows; undefined for the standard output. */
  partial: string | undefined
  /** Tasks that an earlier run wrote. */
  readonly resumed: number
  /** Those of them that have no prediction. */
  readonly resumedWithout: number
  /** The last of them, to be compared with what it was made of. */
  readonly lastResumed: object | undefined
  write(task: object): Promise<void>
  /** Puts the file in its place. */
  finish(): Promise<void>
  /** Leaves what is written beside its place. */
  leave(): Promise<void>
}

export interface TaskFileOptions {
  /** `-` is the standard output. */
  path: string
  format: TaskFileFormat
  /** Goes on with what an earlier run left. */
  resume: boolean
}

/** By the name: a list of tasks, as Label Studio imports it, or a task a line. */
export function taskFileFormat(path: string): TaskFileFormat {
  const extension = extname(path).toLowerCase()
  if (extension === '.json') return 'json'
  if (path === '-' || extension === '.jsonl' || extension === '.ndjson') return 'jsonl'
  throw new BackendError(
    'CONFIGURATION_INVALID',
    `--output ${path} has an unknown format: end it with .json (a list, which Label Studio imports) or .jsonl (a task a line), or write - for lines on the standard output.`,
  )
}

/** @throws BackendError CONFIGURATION_INVALID when the file cannot be written */
export async function openTaskFile({ path, format, resume }: TaskFileOptions): Promise<TaskFile> {
  if (path === '-') return taskFile(process.stdout, format, { name: 'the standard output', partial: undefined })
  const partial = `${path}.partial`
  try {
    await mkdir(dirname(path), { recursive: true })
    const known = resume && existsSync(partial) ? await readEarlierTasks(partial) : undefined
    if (known) await truncate(partial, known.bytes)
    const stream = createWriteStream(partial, { flags: known ? 'a' : 'w' })
    await once(stream, 'open')
    return taskFile(stream, format, { name: path, partial }, known)
  } catch (cause) {
    throw unwritable(path, cause as Error)
  }
}

interface TaskFilePlace {
  /** What messages call it: its path, if it has one. */
  name: string
  partial: string | undefined
}

/** A list has a task a line too: `[`, then each task with the comma before it, so that it can be cut at any line. */
function taskFile(
  stream: Writable,
  format: TaskFileFormat,
  { name, partial }: TaskFilePlace,
  earlier: EarlierTasks = noTasks,
): TaskFile {
  let written = earlier.count
  let failure: Error | undefined
  stream.on('error', (error) => {
    failure = error
  })
  const put = async (text: string) => {
    if (!failure && !stream.write(text)) await once(stream, 'drain').catch(() => {})
    if (failure) throw unwritable(name, failure)
  }
  const close = async () => {
    if (partial === undefined) return
    stream.end()
    if (!stream.closed) await once(stream, 'close').catch(() => {})
  }
  const before = () => (format === 'jsonl' ? '' : written === 0 ? '[\n' : ',')
  return {
    partial,
    resumed: earlier.count,
    resumedWithout: earlier.without,
    lastResumed: earlier.last,
    async write(task) {
      await put(`${before()}${JSON.stringify(task)}\n`)
      written++
    },
    async finish() {
      if (format === 'json') await put(written === 0 ? '[]\n' : ']\n')
      await close()
      if (failure) throw unwritable(name, failure)
      if (partial !== undefined) await publish(partial, name)
    },
    async leave() {
      await close()
      if (partial !== undefined && written === 0) await rm(partial, { force: true })
    },
  }
}

/** Puts a file in its place when it is on the disk. */
async function publish(partial: string, path: string): Promise<void> {
  const file = await open(partial, 'r+')
  await file.sync()
  await file.close()
  await rename(partial, path)
}

function unwritable(name: string, cause: Error): BackendError {
  return new BackendError('CONFIGURATION_INVALID', `${name} cannot be written: ${cause.message}.`, { cause })
}
