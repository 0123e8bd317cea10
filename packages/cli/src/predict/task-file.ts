import { once } from 'node:events'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, open, rename, rm, truncate } from 'node:fs/promises'
import { dirname, extname } from 'node:path'
import type { Writable } from 'node:stream'
import { BackendError } from '@label-studio-ml/protocol'

export type TaskFileFormat = 'json' | 'jsonl'

/** A file of tasks that grows beside its place and takes it when it is whole. */
export interface TaskFile {
  /** Where it grows; undefined for the standard output. */
  partial: string | undefined
  /** Tasks that an earlier run wrote. */
  readonly resumed: number
  /** The last of these, to be compared with what it was made of. */
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
  if (path === '-')
    return taskFile(process.stdout, format, { name: 'the standard output', partial: undefined, end: async () => {} })
  const partial = `${path}.partial`
  try {
    await mkdir(dirname(path), { recursive: true })
    const known = resume && existsSync(partial) ? await readPartial(partial) : undefined
    if (known) await truncate(partial, known.bytes)
    const stream = createWriteStream(partial, { flags: known ? 'a' : 'w' })
    await once(stream, 'open')
    const end = async (isWhole: boolean) => {
      stream.end()
      if (!stream.closed) await once(stream, 'close')
      if (!isWhole) return
      const file = await open(partial, 'r+')
      await file.sync()
      await file.close()
      await rename(partial, path)
    }
    return taskFile(stream, format, { name: path, partial, end, ...known })
  } catch (cause) {
    throw unwritable(path, cause as Error)
  }
}

interface TaskFilePlace {
  /** What messages call it. */
  name: string
  partial: string | undefined
  end(isWhole: boolean): Promise<void>
  count?: number
  last?: object | undefined
}

/** A list has a task a line too: `[`, then each task with the comma before it, so that it can be cut at any line. */
function taskFile(stream: Writable, format: TaskFileFormat, place: TaskFilePlace): TaskFile {
  const { partial, count: resumed = 0, last: lastResumed } = place
  let written = resumed
  let failure: Error | undefined
  stream.on('error', (error) => {
    failure = error
  })
  const put = async (text: string) => {
    if (!failure && !stream.write(text)) await once(stream, 'drain').catch(() => {})
    if (failure) throw unwritable(place.name, failure)
  }
  const before = () => (format === 'jsonl' ? '' : written === 0 ? '[\n' : ',')
  return {
    partial,
    resumed,
    lastResumed,
    async write(task) {
      await put(`${before()}${JSON.stringify(task)}\n`)
      written++
    },
    async finish() {
      if (format === 'json') await put(written === 0 ? '[]\n' : ']\n')
      await place.end(true)
    },
    async leave() {
      await place.end(false)
      if (partial !== undefined && written === 0) await rm(partial, { force: true })
    },
  }
}

/** The whole lines of what a killed run left: how many tasks, in how many bytes, and the last of them. */
async function readPartial(path: string) {
  let bytes = 0
  let count = 0
  let last = ''
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    const text = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    let from = 0
    for (let end = text.indexOf(0x0a); end >= 0; end = text.indexOf(0x0a, from)) {
      const line = text.toString('utf8', from, end)
      if (line === ']') break
      from = end + 1
      if (line === '[') continue
      last = line
      count++
    }
    bytes += from
    rest = text.subarray(from)
  }
  return { bytes, count, last: last === '' ? undefined : (JSON.parse(last.replace(/^,/, '')) as object) }
}

function unwritable(name: string, cause: Error): BackendError {
  return new BackendError('CONFIGURATION_INVALID', `${name} cannot be written: ${cause.message}.`, { cause })
}
