import { isBackendError } from '@label-studio-ml/protocol'
import type { z } from 'zod'
import type { LabelStudioClientOptions } from '../label-studio-client.ts'
import { apiKeyOf } from './api-key.ts'
import type { ApiRequest } from './api-request.ts'
import { addressOf, nameOf } from './api-request.ts'
import { createAuthorization } from './authorization.ts'
import { createDispatcher } from './create-dispatcher.ts'
import { exchangePersonalToken } from './exchange-personal-token.ts'
import { labelStudioUrlOf, trimmedKey } from './label-studio-url.ts'
import { readAnswer } from './read-answer.ts'
import { type Answer, createSender, type ServerTraits } from './send-request.ts'
import { type Outcome, type RetryPolicy, withRetries } from './tries.ts'

/** Label Studio as one client sees it: its address, its key, and connections that are kept for a moment. */
export interface Connection {
  /** Without a slash at the end. */
  readonly url: string
  readonly policy: RetryPolicy
  /** Known after the first answer. */
  readonly server: Readonly<ServerTraits>
  /** Sends a request and returns its answer as the schema reads it. */
  call<Body>(request: ApiRequest, schema: z.ZodType<Body>): Promise<Body>
  /** As `call`, and tells the header Date. */
  callWithDate<Body>(request: ApiRequest, schema: z.ZodType<Body>): Promise<{ body: Body; date: string | undefined }>
  /** Sends a request and returns the bytes of its answer as they come. */
  stream(request: ApiRequest): Promise<AsyncIterable<Buffer>>
  /** The header `Authorization` for a request to the origin of `url`; undefined for any other. */
  authorization(url: URL, options?: { renew?: boolean }): Promise<string | undefined>
  close(): Promise<void>
}

const defaultTimeoutMs = 30_000

/** Opens nothing: connections are made with the first request. Throws `CONFIGURATION_INVALID`. */
export function createConnection(options: LabelStudioClientOptions): Connection {
  const { ca, proxies, allowsAddress, lookUp } = options
  const { timeoutMs = defaultTimeoutMs, slowTimeoutMs = 10 * timeoutMs } = options
  const { retries = 5, firstPauseMs = 500 } = options
  const policy = { retries, firstPauseMs }
  const url = labelStudioUrlOf(options.url)
  const { origin } = new URL(url)
  const apiKey = trimmedKey(options.apiKey)
  const { dispatcher, proxyName } = createDispatcher({ origin, ca, timeoutMs, proxies, allowsAddress, lookUp })
  const { kind } = apiKeyOf(apiKey)
  const timeouts = { timeoutMs, slowTimeoutMs }
  const server: ServerTraits = { isDevelopmentServer: false }
  const sending = { dispatcher, to: { origin, proxyName }, apiKey: kind, timeouts, server }
  const unauthorized = createSender(sending)
  const authorize = createAuthorization({
    apiKey,
    exchange: (token) => exchangePersonalToken(token, { url, policy, send: unauthorized }),
  })
  const send = createSender({ ...sending, authorize })
  const answered = <Body extends string | AsyncIterable<Buffer>>(
    request: ApiRequest,
    read: Body extends string ? 'text' : 'stream',
  ) => {
    const isRepeatable = request.isRepeatable ?? request.method !== 'POST'
    const { signal } = request
    let sent = 0
    const sendOnce = async () => {
      const outcome = await send<Body>(addressOf(url, request), request, read)
      return sent++ > 0 && request.method === 'DELETE' ? removedBefore(outcome) : outcome
    }
    return withRetries(sendOnce, { ...policy, isRepeatable, signal })
  }
  const callWithDate: Connection['callWithDate'] = async (request, schema) => {
    const { body, headers } = await answered<string>(request, 'text')
    const asked = nameOf(request.method, addressOf(url, request))
    return { body: readAnswer(body, schema, asked), date: headers.date?.toString() }
  }
  return {
    url,
    policy,
    server,
    callWithDate,
    call: async (request, schema) => (await callWithDate(request, schema)).body,
    stream: async (request) => (await answered<AsyncIterable<Buffer>>(request, 'stream')).body,
    authorization: async (target, renewal) => (target.origin === origin ? authorize(renewal) : undefined),
    close: () => dispatcher.destroy(),
  }
}

/** What a repeated DELETE does not find was removed by the first one, whose answer was lost. */
function removedBefore<Body>(outcome: Outcome<Answer<Body>>): Outcome<Answer<Body>> {
  if ('value' in outcome || !isBackendError(outcome.failure.error)) return outcome
  const isGone = outcome.failure.error.code === 'LABEL_STUDIO_NOT_FOUND'
  return isGone ? { value: { body: '' as Body, headers: {} } } : outcome
}
