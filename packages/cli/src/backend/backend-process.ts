import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { BackendError } from '@label-studio-ml/protocol'
import type { Entry } from '../entry/find-entry.ts'
import { missingPackage } from '../entry/missing-package.ts'
import { programFile } from '../own-files.ts'

/** A backend that a command started for itself. */
export interface BackendProcess {
  url: string
  /** What the backend logged about predictions and models that failed, the first of them. */
  failures(): string[]
  /** How it ended, with the last that it printed; undefined while it runs. */
  ending(): string | undefined
  stop(): Promise<void>
}

interface LogLine {
  msg?: string
  url?: string
  detail?: string
  err?: { message?: string; stack?: string }
}

/** Milliseconds until a backend must listen, and until it must have ended. */
const startTimeoutMs = 60_000
const stopTimeoutMs = 5000
/** A backend may run for hours and log each task that fails. */
const keptLines = 200
const keptCharacters = 3000

/**
 * Starts a backend on a free port of this machine. It ends with this process, also by kill -9, and gets no Ctrl+C of the
 * terminal: whoever started it stops it.
 * @throws BackendError INTERNAL with what it printed, when it ends or does not listen.
 */
export async function startBackendProcess(
  { folder, file }: Entry,
  environment: Record<string, string>,
): Promise<BackendProcess> {
  const own = { PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'info', LOG_FORMAT: 'json' }
  const child = spawn(process.execPath, [...process.execArgv, programFile, 'start', file, '--attached'], {
    cwd: folder,
    env: { ...process.env, ...environment, ...own },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const failed: LogLine[] = []
  let printed = ''
  let ending: string | undefined
  const print = (text: string) => {
    printed = (printed + text).slice(-keptCharacters)
  }
  child.stderr.on('data', (chunk) => print(String(chunk)))
  const url = new Promise<string>((resolve, reject) => {
    const fail = (what: string) => reject(missingPackage(printed, folder) ?? notListening(what, printed))
    const timer = setTimeout(() => fail(`did not listen within ${startTimeoutMs / 1000} s`), startTimeoutMs)
    createInterface({ input: child.stdout }).on('line', (line) => {
      const parsed = parseLine(line)
      if (parsed === undefined) print(`${line}\n`)
      else if ((parsed.detail || parsed.err?.stack) && failed.length < keptLines) failed.push(parsed)
      if (parsed?.msg !== 'ready' || !parsed.url) return
      clearTimeout(timer)
      resolve(parsed.url)
    })
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      ending = `ended with ${signal ?? `exit code ${code}`}\n${printed.trim()}`.trimEnd()
      fail(`ended with ${signal ?? `exit code ${code}`} before it listened: does it call serve(…)?`)
    })
  })
  const failures = () =>
    failed.flatMap(({ detail, err }) => (err?.stack && ownFrames(err.stack, folder)) ?? detail ?? [])
  try {
    return { url: await url, failures, ending: () => ending, stop: () => end(child) }
  } catch (error) {
    await end(child)
    throw error
  }
}

/** A stack without what Node, the server and other packages did. */
function ownFrames(stack: string, folder: string): string {
  const isOwn = (line: string) => line.includes(folder) && !line.includes('node_modules')
  return stack
    .split('\n')
    .filter((line) => !line.startsWith('    at ') || isOwn(line))
    .join('\n')
}

function parseLine(line: string): LogLine | undefined {
  try {
    const parsed = JSON.parse(line)
    return typeof parsed === 'object' && parsed !== null ? parsed : undefined
  } catch {
    return undefined
  }
}

function notListening(what: string, printed: string): BackendError {
  return new BackendError('INTERNAL', `The backend ${what}\n${printed.trim()}`.trimEnd())
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs)
  await ended
  clearTimeout(timer)
}
