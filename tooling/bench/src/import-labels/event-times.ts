import { setTimeout as delay } from 'node:timers/promises'
import type { RunningBackend } from '@label-studio-ml/harness'

/** Sends one event after the other, 10 ms apart, until `work` is done. Returns how many milliseconds each took. */
export async function eventTimes(backend: RunningBackend, event: object, work: Promise<unknown>): Promise<number[]> {
  let isDone = false
  const done = work.finally(() => {
    isDone = true
  })
  const times: number[] = []
  while (!isDone) {
    const start = performance.now()
    const { status } = await fetch(`${backend.url}/webhook`, { method: 'POST', body: JSON.stringify(event) })
    times.push(performance.now() - start)
    if (status >= 400) throw new Error(`An event was answered ${status}:\n${backend.log()}`)
    await delay(10)
  }
  await done
  return times.sort((a, b) => a - b)
}
