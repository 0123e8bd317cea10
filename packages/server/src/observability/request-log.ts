import type { Log } from './log.ts'

/** Flat values only: the log leaves out whatever is an object. */
export type LogFields = Record<string, string | number | null>

/** Lines about one request: they carry its id. A child logger for each would cost every request, these cost nothing. */
export class RequestLog {
  readonly #log: Pick<Log, 'info' | 'warn'>
  readonly #id: string
  /** What the request's own line has besides route, status and time. */
  readonly fields: LogFields = {}

  constructor(log: Pick<Log, 'info' | 'warn'>, id: string) {
    this.#log = log
    this.#id = id
  }

  /** Adds to the line that the request itself leaves in the log. */
  add(fields: LogFields): void {
    Object.assign(this.fields, fields)
  }

  info(fields: object, message: string): void {
    this.#log.info({ request_id: this.#id, ...fields }, message)
  }

  warn(fields: object, message: string): void {
    this.#log.warn({ request_id: this.#id, ...fields }, message)
  }
}
