import { routes } from '@label-studio-ml/protocol'
import { withDefaultLimits } from '../request-limits.ts'
import { createLog } from '../../observability/log.ts'
import { type AppOptions, createApp } from '../create-app.ts'
import { createBodyMemory } from '../body/body-memory.ts'
import type { Handlers } from '../handler.ts'

/** The HTTP face alone: whatever is asked for is answered with the id of its route. */
export function createStubApp({ credentials, webhookSecret, ...options }: Partial<AppOptions & AppOptions['access']> = {}) {
  const lines: Record<string, unknown>[] = []
  const limits = withDefaultLimits()
  const answers = Object.keys(routes).map((id) => [id, () => JSON.stringify({ route: id })])
  const app = createApp({
    handlers: Object.fromEntries(answers) as Handlers,
    access: { credentials, webhookSecret },
    log: createLog('info', { write: (line) => void lines.push(JSON.parse(line)) }),
    metrics: { answered: () => {}, refused: () => {} },
    limits,
    bodyMemory: createBodyMemory(limits.bufferedBodiesLimitBytes),
    yieldToEventLoop: () => undefined,
    ...options,
  })
  const call = (method: string, url: string, headers: Record<string, string> = {}, payload?: object | string) =>
    app.inject({ method: method as 'GET', url, headers, ...(payload === undefined ? {} : { payload }) })
  return { app, lines, call, get: (url: string) => call('GET', url) }
}
