import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Entry } from '../../entry/find-entry.ts'
import { programFile } from '../../own-files.ts'

/** Milliseconds that open requests get to be answered before a restart. */
const stopTimeoutMs = 10_000

export interface WatchedBackendEvents {
  onListening(url: string): void
  /** It ended though nobody stopped it: `with exit code 1`. */
  onEnd(how: string): void
}

/** A backend in a process of its own, which is started again and again. */
export class WatchedBackend {
  readonly #entry: Entry
  readonly #environment: Record<string, string>
  readonly #events: WatchedBackendEvents
  #child: ChildProcess | undefined

  constructor(entry: Entry, environment: Record<string, string>, events: WatchedBackendEvents) {
    this.#entry = entry
    this.#environment = environment
    this.#events = events
  }

  start(): void {
    const { folder, file } = this.#entry
    const child = spawn(process.execPath, [...process.execArgv, programFile, 'start', file, '--watched'], {
      cwd: folder,
      env: { ...process.env, ...this.#environment },
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    })
    this.#child = child
    child.on('message', ({ url }: { url: string }) => this.#events.onListening(url))
    child.on('exit', (code, signal) => {
      if (this.#child !== child) return
      this.#child = undefined
      this.#events.onEnd(signal ? `by ${signal}` : `with exit code ${code}`)
    })
  }

  /** Ends it as SIGTERM does, at the latest with SIGKILL, and gives its exit code; 0 when it did not run. */
  async stop(): Promise<number> {
    const child = this.#child
    if (child === undefined) return 0
    this.#child = undefined
    const exit = once(child, 'exit')
    child.kill('SIGTERM')
    const timer = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs)
    const [code] = await exit
    clearTimeout(timer)
    return code ?? 1
  }
}
