import { createLog, type Log } from './log.ts'
import { LogDestination } from './log-destination.ts'
import { createReadableLog } from './readable-log.ts'

export type LogFormat = 'auto' | 'json' | 'pretty'

export interface OpenedLog {
  log: Log
  /** Lines are written for people; else they are JSON. */
  isReadable: boolean
  linesDropped(): number
  /** Writes text as it is. */
  print(text: string): void
  /** Resolves when every line is written, or after `timeoutMs`. */
  drain(timeoutMs: number): Promise<void>
  /** A write has not come back, and would hold the end of the process. */
  isHanging(): boolean
}

/** The log of a server on standard output: for people on a terminal, JSON lines elsewhere, unless `format` says which. */
export function openLog(level: string, format: LogFormat): OpenedLog {
  const isReadable = format === 'pretty' || (format === 'auto' && process.stdout.isTTY === true)
  let dropped = 0
  const destination = new LogDestination(process.stdout.fd, {
    onDropped: (lines) => {
      dropped += lines
    },
    onRecovered: (lines) => log.warn({ dropped: lines }, 'lines of the log were lost, now it can be written again'),
  })
  const colors = process.stdout.isTTY === true && process.stdout.hasColors()
  const log = createLog(level, isReadable ? createReadableLog(destination, colors) : destination)
  process.on('exit', () => destination.writeNow())
  return {
    log,
    isReadable,
    linesDropped: () => dropped,
    print: (text) => destination.write(text),
    drain: (timeoutMs) => destination.drain(timeoutMs),
    isHanging: () => destination.isHanging,
  }
}
