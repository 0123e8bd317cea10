import type { Readable } from 'node:stream'
import { BackendError } from '@label-studio-ml/protocol'

export interface Reception {
  /** Takes a chunk. The next one is read when the promise that it may give is done; what it throws ends the upload. */
  take(chunk: Buffer): Promise<void> | undefined
  /** Milliseconds in which 64 KB, or the rest of the body, have to arrive. */
  timeoutMs: number
  /** Tells that the server is being stopped: what has not come soon after is not waited for. */
  stopping: AbortSignal
}

const leastProgress = 64 * 1024
/** Milliseconds that an upload has when the server stops: enough for an annotation, not for a slow line. */
const graceMs = 2000

/**
 * Reads a request body to its end. When that fails the rest is read too and thrown away, so that a client that sends
 * first and listens later still gets its answer. Throws `UPLOAD_STALLED` and what `take` throws.
 */
export function receiveBody(body: Readable, { take, timeoutMs, stopping }: Reception): Promise<void> {
  return new Promise((resolve, reject) => {
    let received = 0
    let needed = leastProgress
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
        if (!pause) return
        body.pause()
        pause.then(() => body.resume(), settle)
      } catch (error) {
        settle(error)
      }
    }
    const onBreak = () => settle(stalled('it ended before its end: the connection was closed'))
    let end: NodeJS.Timeout | undefined
    const onStop = () => {
      end = setTimeout(() => settle(stalled('it had not come when the backend was stopped')), graceMs)
    }
    const watch = setInterval(() => {
      if (received < needed) settle(stalled(`less than 64 KB of it came in ${timeoutMs / 1000} s`))
      needed = received + leastProgress
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
