import type { IncomingMessage } from 'node:http'
import { BackendError } from '@label-studio-ml/protocol'

export interface Reception {
  /** Receives a chunk. If it returns a promise, the next chunk is read after that; what it throws ends the upload. */
  take(chunk: Buffer): Promise<void> | undefined
  /** Milliseconds in which 64 KB, or the rest of the body, have to arrive. */
  timeoutMs: number
  /** Aborted when the server is being stopped: an upload that is not complete soon after is given up. */
  stopping: AbortSignal
}

const minProgressBytes = 64 * 1024
/** How long an upload may still take when the server stops: enough for an annotation, not for a slow line. */
const graceMs = 2000

/**
 * Reads a request body to its end. A sender that hangs up after its last byte has sent everything. When reading fails, the rest is read and thrown away, so that a client that sends
 * everything before it listens still gets its answer. Throws `UPLOAD_STALLED` and what `take` throws.
 */
export function receiveBody(body: IncomingMessage, { take, timeoutMs, stopping }: Reception): Promise<void> {
  return new Promise((resolve, reject) => {
    let received = 0
    let needed = minProgressBytes
    const settle = (error?: unknown) => {
      clearInterval(watch)
      clearTimeout(end)
      stopping.removeEventListener('abort', onStop)
      body.off('data', onData).off('end', settle).off('error', onBreak).off('close', onBreak)
      if (!error) return resolve()
      body.resume()
      reject(error)
    }
    const onData = (chunk: Buffer) => {
      received += chunk.length
      try {
        const pause = take(chunk)
        if (body.complete && body.readableLength === 0) return settle()
        if (!pause) return
        body.pause()
        pause.then(() => body.resume(), settle)
      } catch (error) {
        settle(error)
      }
    }
    const onBreak = () => settle(stalled('the connection was closed before its end'))
    let end: NodeJS.Timeout | undefined
    const onStop = () => {
      end = setTimeout(() => settle(stalled('it had not come when the backend was stopped')), graceMs)
    }
    const watch = setInterval(() => {
      if (received < needed) settle(stalled(`less than 64 KB of it came in ${timeoutMs / 1000} s`))
      needed = received + minProgressBytes
    }, timeoutMs)
    body.on('data', onData).on('end', settle).on('error', onBreak).on('close', onBreak)
    stopping.addEventListener('abort', onStop)
    if (stopping.aborted) onStop()
  })
}

function stalled(what: string): BackendError {
  return new BackendError(
    'UPLOAD_STALLED',
    `Expected the whole body of the request, but ${what}. Send it again, or raise UPLOAD_TIMEOUT_SECONDS.`,
  )
}
