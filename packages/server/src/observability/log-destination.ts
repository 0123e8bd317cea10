import { write, writeSync } from 'node:fs'

export interface LogDestinationEvents {
  /** Lines were lost: the disk is full, the pipe closed, or its reader too slow. */
  onDropped(lines: number): void
  /** Lines arrive again. */
  onRecovered(linesDropped: number): void
}

/** Characters that may wait for a slow reader. */
const maxWaitingLength = 1024 * 1024

/** Lines of so many milliseconds are written together. */
const writeEveryMs = 10

/** Pause when a non-blocking pipe is full. */
const retryMs = 100

/**
 * Writes log lines to a file descriptor, a few milliseconds' worth at a time, without holding up the event loop. Lines that
 * cannot be written are dropped and counted: a log that fails costs no memory, no time, and never throws.
 */
export class LogDestination {
  readonly #descriptor: number
  readonly #events: LogDestinationEvents
  #waiting = ''
  #isWriting = false
  #isRetrying = false
  #timer: NodeJS.Timeout | undefined
  #dropped = 0
  /** The last write ended in the middle of a line. */
  #isCut = false
  #idle: (() => void)[] = []

  constructor(descriptor: number, events: LogDestinationEvents) {
    this.#descriptor = descriptor
    this.#events = events
  }

  /** Takes whole lines, each with its end. */
  write(lines: string): void {
    if (this.#waiting.length + lines.length > maxWaitingLength) this.#drop(countLines(lines))
    else {
      this.#waiting += lines
      this.#schedule()
    }
  }

  /** Resolves when nothing waits any more, or after `timeoutMs`. */
  async drain(timeoutMs: number): Promise<void> {
    if (!this.#isWriting && this.#waiting === '') return
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#idle.push(resolve)
    const timer = setTimeout(resolve, timeoutMs)
    await promise
    clearTimeout(timer)
  }

  /** A write has not come back: a stopped terminal, a network disk that is away. Node waits for it when it exits. */
  get isHanging(): boolean {
    return this.#isWriting && !this.#isRetrying
  }

  /** For the end of the process: writes what waits at once, unless a write hangs already. */
  writeNow(): void {
    if (this.#isWriting) return
    const bytes = this.#take()
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(this.#descriptor, bytes, at)
    } catch {
      // There is nobody left to tell.
    }
  }

  #take(): Buffer {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const bytes = Buffer.from(this.#isCut && this.#waiting !== '' ? `\n${this.#waiting}` : this.#waiting)
    this.#waiting = ''
    return bytes
  }

  #schedule(): void {
    if (this.#isWriting) return
    if (this.#waiting === '') for (const resolve of this.#idle.splice(0)) resolve()
    else
      this.#timer ??= setTimeout(() => {
        this.#isWriting = true
        this.#write(this.#take())
      }, writeEveryMs)
  }

  #write(bytes: Buffer): void {
    write(this.#descriptor, bytes, (error, written) => {
      this.#isRetrying = error?.code === 'EAGAIN'
      if (this.#isRetrying) return void setTimeout(() => this.#write(bytes), retryMs)
      if (error) this.#drop(countLines(bytes))
      else this.#isCut = bytes[written - 1] !== newline
      if (!error && written < bytes.length) return this.#write(bytes.subarray(written))
      if (!error && this.#dropped > 0) this.#recover()
      this.#isWriting = false
      this.#schedule()
    })
  }

  #drop(lines: number): void {
    this.#dropped += lines
    this.#events.onDropped(lines)
  }

  #recover(): void {
    const lines = this.#dropped
    this.#dropped = 0
    this.#events.onRecovered(lines)
  }
}

const newline = 0x0a

function countLines(text: string | Buffer): number {
  let lines = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++
  return lines
}
