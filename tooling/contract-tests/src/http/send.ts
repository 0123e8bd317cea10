import { request } from 'node:http'
import { type Answer, parsedBody } from './answer.ts'

/** One request, as a client of the backend writes it. */
export interface Call {
  method: string
  /** With the query, below the backend's address. */
  path: string
  /** Sent as JSON; a string or a buffer goes out as it is. */
  body?: unknown
  headers?: Record<string, string>
}

/** No call of these tests may take longer: Label Studio gives up a prediction at 100 s. */
const timeoutMs = 60_000

/**
 * Sends one request over a connection of its own, as Label Studio does.
 * @throws Error naming the request when the backend cuts the connection or does not answer in time.
 */
export function send(url: string, { method, path, body, headers }: Call): Promise<Answer> {
  const bytes = encoded(body)
  const length = bytes ? { 'content-type': 'application/json', 'content-length': String(bytes.length) } : {}
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(timeoutMs)
    const fail = (cause: Error) => reject(new Error(`${method} ${path} got no answer: ${cause.message}`, { cause }))
    const outgoing = request(
      url + path,
      { method, agent: false, signal, headers: { ...length, ...headers } },
      (incoming) => {
        const chunks: Buffer[] = []
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
        incoming.on('error', fail)
        incoming.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8')
          const { statusCode: status = 0, statusMessage: reason = '' } = incoming
          resolve({ status, reason, headers: incoming.headers, text, json: parsedBody(text) })
        })
      },
    )
    outgoing.on('error', fail)
    outgoing.end(bytes)
  })
}

/** Sends one request and hangs up as soon as it is out, as Label Studio's webhooks do after a second. */
export function sendAndHangUp(url: string, { method, path, body, headers }: Call): Promise<void> {
  const bytes = encoded(body) ?? Buffer.alloc(0)
  const length = { 'content-type': 'application/json', 'content-length': String(bytes.length) }
  return new Promise((resolve, reject) => {
    const outgoing = request(url + path, { method, agent: false, headers: { ...length, ...headers } })
    outgoing.on('error', reject)
    outgoing.end(bytes, () => {
      outgoing.destroy()
      resolve()
    })
  })
}

function encoded(body: unknown): Buffer | undefined {
  if (body === undefined) return undefined
  if (Buffer.isBuffer(body)) return body
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
}
