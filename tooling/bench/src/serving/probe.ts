import { setTimeout as delay } from 'node:timers/promises'

export interface Probe {
  milliseconds: number[]
  /** Answers that were not 2xx, and requests without an answer. */
  failures: number
  stop(): Promise<void>
}

/** Sends a request again and again, with a pause between, on a connection of its own, and measures how long each took. */
export function startProbe(url: string, pauseMs: number, init?: RequestInit): Probe {
  const probe = { milliseconds: [] as number[], failures: 0 }
  let running = true
  const loop = async () => {
    while (running) {
      const start = performance.now()
      try {
        const answer = await fetch(url, init)
        await answer.arrayBuffer()
        if (!answer.ok) probe.failures++
      } catch {
        probe.failures++
      }
      probe.milliseconds.push(performance.now() - start)
      await delay(pauseMs)
    }
  }
  const ended = loop()
  return Object.assign(probe, {
    stop: () => {
      running = false
      return ended
    },
  })
}
