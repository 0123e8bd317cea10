import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { signalGroup, trackGroup, untrackGroup } from './process-group.ts'

const graceMs = 5000

export interface ManagedProcessOptions {
  command: string
  args: readonly string[]
  /** The whole environment. */
  env: NodeJS.ProcessEnv
  cwd?: string
  /** File that receives standard output and standard error, without a detour by this process, which may be busy. */
  logFile: string
}

/** A process that runs until it is stopped, in a group of its own, ended only by its own id. */
export class ManagedProcess {
  readonly pid: number
  readonly logFile: string
  readonly #child: ChildProcess
  readonly #ended: Promise<void>

  constructor({ command, args, logFile, ...options }: ManagedProcessOptions) {
    const log = openSync(logFile, 'a')
    this.#child = spawn(command, args, { ...options, stdio: ['ignore', log, log], detached: true })
    closeSync(log)
    this.logFile = logFile
    this.pid = this.#child.pid ?? -1
    this.#ended = new Promise((resolve) => {
      this.#child.once('exit', () => resolve())
      this.#child.once('error', () => resolve())
    })
    if (this.pid < 0) return
    trackGroup(this.pid)
    this.#ended.then(() => untrackGroup(this.pid))
  }

  get hasEnded(): boolean {
    return this.pid < 0 || this.#child.exitCode !== null || this.#child.signalCode !== null
  }

  /** Null while it runs, or when a signal ended it. */
  get exitCode(): number | null {
    return this.#child.exitCode
  }

  /** Everything the process has written so far. */
  output(): string {
    return readFileSync(this.logFile, 'utf8')
  }

  /** The last lines it wrote, for error messages. */
  lastLines(): string {
    return this.output().trimEnd().split('\n').slice(-15).join('\n')
  }

  /** Asks the process to end, and kills its group: after five seconds, or what is left of it when it has ended. */
  async stop(): Promise<void> {
    this.#child.kill('SIGTERM')
    const timer = setTimeout(() => this.signal('SIGKILL'), graceMs)
    await this.#ended
    clearTimeout(timer)
    this.signal('SIGKILL')
  }

  /** kill -9 of the whole group, as a crash or the out-of-memory killer would do. */
  async kill(): Promise<void> {
    this.signal('SIGKILL')
    await this.#ended
  }

  /** Sends a signal to the process and everything it started. */
  signal(signal: NodeJS.Signals): void {
    if (this.pid >= 0) signalGroup(this.pid, signal)
  }
}
