import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'

export interface OwnProcessOptions {
  command: string
  args: string[]
  env: NodeJS.ProcessEnv
  cwd?: string
  /** File that receives standard output and standard error. */
  logFile: string
}

const running = new Set<OwnProcess>()

/** A process started by the harness in a group of its own, ended only by its own id. */
export class OwnProcess {
  readonly pid: number
  readonly logFile: string
  private readonly child: ChildProcess
  private readonly ended: Promise<void>

  constructor(options: OwnProcessOptions) {
    const log = openSync(options.logFile, 'a')
    this.logFile = options.logFile
    this.child = spawn(options.command, options.args, {
      env: options.env,
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      stdio: ['ignore', log, log],
      detached: true,
    })
    closeSync(log)
    this.ended = new Promise((resolve) => {
      this.child.once('exit', () => resolve())
      this.child.once('error', () => resolve())
    })
    this.pid = this.child.pid ?? -1
    running.add(this)
    this.ended.then(() => running.delete(this))
  }

  get hasEnded(): boolean {
    return this.pid < 0 || this.child.exitCode !== null || this.child.signalCode !== null
  }

  /** Null while it runs, or when a signal ended it. */
  get exitCode(): number | null {
    return this.child.exitCode
  }

  /** Everything the process has written so far. */
  output(): string {
    return readFileSync(this.logFile, 'utf8')
  }

  /** The last lines it wrote, for error messages. */
  lastLines(count = 15): string {
    return this.output().trimEnd().split('\n').slice(-count).join('\n')
  }

  /** Asks the whole group to end, and kills it when it has not within `graceMs`. */
  async stop(graceMs = 5000): Promise<void> {
    this.signal('SIGTERM')
    const timer = setTimeout(() => this.signal('SIGKILL'), graceMs)
    await this.ended
    clearTimeout(timer)
    this.signal('SIGKILL')
  }

  /** kill -9 of the whole group, as a crash or the out-of-memory killer would do. */
  async kill(): Promise<void> {
    this.signal('SIGKILL')
    await this.ended
  }

  /** Sends a signal to the process and everything it started. */
  signal(signal: NodeJS.Signals): void {
    if (this.pid < 0) return
    try {
      process.kill(-this.pid, signal)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
}

/** Kills whatever is still running when the harness itself is interrupted. */
export function killOwnProcessesOnExit(): void {
  const killAll = () => {
    for (const one of running) one.signal('SIGKILL')
  }
  process.once('exit', killAll)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => process.exit(130))
  }
}
