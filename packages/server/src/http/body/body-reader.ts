import type { IncomingMessage } from 'node:http'
import type { Route } from '@label-studio-ml/protocol'
import type { YieldToEventLoop } from '../../prediction/yield-to-event-loop.ts'
import type { RequestLimits } from '../request-limits.ts'
import type { BodyMemory } from './body-memory.ts'
import { createJsonBody } from './json-body.ts'
import { assertBodySize, type JsonBodyLimits } from './json-body-limits.ts'
import { receiveBody } from './receive-body.ts'
import { createSmallJsonBody } from './small-json-body.ts'

/** Reads and parses the body of a request and gives it to `use`, with the bytes of its text; they count as held until that is done. */
export type BodyReader = <Answer>(
  request: IncomingMessage,
  route: Route,
  use: (body: unknown, bodyBytes: number) => Promise<Answer>,
) => Promise<Answer>

export interface BodyReaderOptions {
  limits: RequestLimits
  bodyMemory: BodyMemory
  yieldToEventLoop: YieldToEventLoop
  /** Aborted when the server is being stopped. */
  stopping: AbortSignal
}

const smallBodyBytes = 256 * 1024

/** Throws `UPLOAD_STALLED`, `UPLOADS_OVERLOADED`, and what `createJsonBody` throws. */
export function createBodyReader({ limits, bodyMemory, yieldToEventLoop, stopping }: BodyReaderOptions): BodyReader {
  return async (request, route, use) => {
    const announced = Number(request.headers['content-length'] ?? Number.NaN)
    const bodyLimits = limitsOf(route, limits)
    if (announced) assertBodySize(announced, 0, bodyLimits)
    const isSmall = announced <= smallBodyBytes
    const account = bodyMemory.open(isSmall)
    try {
      if (announced) account.expectRoom(announced)
      const json = isSmall ? createSmallJsonBody(bodyLimits) : createJsonBody(bodyLimits)
      const take = (chunk: Buffer) => {
        account.add(chunk.length)
        json.push(chunk)
        return yieldToEventLoop()
      }
      await receiveBody(request, { take, timeoutMs: limits.uploadTimeoutMs, stopping })
      return await use(json.end(), account.bytes)
    } finally {
      account.free()
    }
  }
}

function limitsOf({ longLists }: Route, limits: RequestLimits): JsonBodyLimits {
  const { bodyLimitBytes, itemLimitBytes, maxTrainingItems, maxWaitingTasks } = limits
  const maxItemsSetting = longLists?.limit ?? 'MAX_TRAINING_ITEMS'
  const maxItems = { MAX_WAITING_TASKS: maxWaitingTasks, MAX_TRAINING_ITEMS: maxTrainingItems }[maxItemsSetting]
  return { bodyLimitBytes, itemLimitBytes, maxItems, maxItemsSetting }
}
