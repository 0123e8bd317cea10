import { request } from 'node:http'

export interface HalfSentRequest {
  /** Sends the other half. */
  finish(): void
  /** Of the answer. */
  status: Promise<number>
}

/** Sends the first half of a JSON body. */
export function sendHalf(url: string, body: object): HalfSentRequest {
  const text = JSON.stringify(body)
  const half = Math.floor(text.length / 2)
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }
  const opened = request(url, { method: 'POST', headers })
  const status = new Promise<number>((resolve, reject) => {
    opened.on('response', (answer) => answer.resume().on('end', () => resolve(answer.statusCode ?? 0)))
    opened.on('error', (cause) => reject(new Error(`the open request was cut off: ${cause.message}`)))
  })
  status.catch(() => undefined)
  opened.write(text.slice(0, half))
  return { finish: () => opened.end(text.slice(half)), status }
}
