import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { BackendError } from '@label-studio-ml/protocol'
import type { Entry } from '../entry/find-entry.ts'
import { missingPackage } from '../entry/missing-package.ts'

export interface CheckedBackend {
  url: string
  /** What the backend logged about predictions and models that failed. */
  failures(): string[]
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

/**
 * Starts a backend on a free port of this machine with an empty MODEL_DIR that goes when it stops.
 * @throws BackendError INTERNAL with what it printed, when it ends or does not listen.
 */
export async function startForCheck(
  { folder, file }: Entry,
  environment: Record<string, string>,
): Promise<CheckedBackend> {
  const modelDir = await mkdtemp(join(tmpdir(), 'label-studio-ml-check-'))
  const own = { PORT: '0', HOST: '127.0.0.1', MODEL_DIR: modelDir, BASIC_AUTH_USER: '', BASIC_AUTH_PASS: '' }
  const child = spawn(process.execPath, [...process.execArgv, file], {
    cwd: folder,
    env: { ...process.env, ...environment, LOG_LEVEL: 'info', LOG_FORMAT: 'json', ...own },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: LogLine[] = []
  const printed: string[] = []
  const stop = async () => {
    await end(child)
    await rm(modelDir, { recursive: true, force: true })
  }
  try {
    const url = await addressOf(child, folder, lines, printed)
    const failures = () =>
      lines.flatMap(({ detail, err }) => (err?.stack && ownFrames(err.stack, folder)) ?? detail ?? [])
    return { url, failures, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** The address in the log line `ready`. */
function addressOf(child: ChildProcess, folder: string, lines: LogLine[], printed: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (what: string) => reject(missingPackage(printed.join(''), folder) ?? notListening(what, printed))
    const timer = setTimeout(() => fail(`did not listen within ${startTimeoutMs / 1000} s`), startTimeoutMs)
    child.stderr?.on('data', (chunk) => printed.push(String(chunk)))
    createInterface({ input: child.stdout! }).on('line', (line) => {
      const parsed = parseLine(line)
      if (parsed) lines.push(parsed)
      else printed.push(`${line}\n`)
      if (parsed?.msg === 'ready' && parsed.url) resolve(parsed.url)
    })
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      fail(`ended with ${signal ?? `exit code ${code}`} before it listened: does it call serve(…)?`)
    })
  })
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

function notListening(what: string, printed: readonly string[]): BackendError {
  return new BackendError('INTERNAL', `The backend ${what}\n${printed.join('').trim().slice(-3000)}`.trimEnd())
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs)
  await ended
  clearTimeout(timer)
}
