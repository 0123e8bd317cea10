import { EventEmitter, on } from 'node:events'
import type { JobEvent } from './job-queue.ts'

/** What happens to the jobs of one process, for everybody who listens. */
export class JobEvents {
  readonly #emitter = new EventEmitter().setMaxListeners(0)

  emit(event: JobEvent): void {
    this.#emitter.emit('job', event)
  }

  /** Events from now on, until the signal is aborted. */
  listen(signal: AbortSignal): AsyncIterable<JobEvent> {
    return untilAborted(on(this.#emitter, 'job', { signal }), signal)
  }
}

async function* untilAborted(
  events: AsyncIterator<unknown[]> & AsyncIterable<unknown[]>,
  signal: AbortSignal,
): AsyncGenerator<JobEvent> {
  try {
    for await (const [event] of events) yield event as JobEvent
  } catch (error) {
    if (!signal.aborted) throw error
  }
}
