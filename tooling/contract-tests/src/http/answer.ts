import type { IncomingHttpHeaders } from 'node:http'

/** What a backend answered, with all that Label Studio looks at. */
export interface Answer {
  status: number
  /** The text after the status: of an error Label Studio shows nothing else. */
  reason: string
  headers: IncomingHttpHeaders
  text: string
  /** The parsed body; undefined when it is not JSON. */
  json: Record<string, unknown> | undefined
}

/** Parses as strictly as Label Studio's JSON parser is lenient: a bare NaN is not JSON. */
export function parsedBody(text: string): Answer['json'] {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
