import { BackendError } from '@label-studio-ml/protocol'
import { type Dispatcher, request as sendByUndici } from 'undici'
import type { ApiKey } from './api-key.ts'
import { type ApiRequest, nameOf } from './api-request.ts'
import type { Authorization } from './authorization.ts'
import { networkFailure, type Recipient } from './network-failure.ts'
import { refusalOf } from './refused-answer.ts'
import type { Outcome } from './tries.ts'

export interface SenderOptions {
  dispatcher: Dispatcher
  /** Nothing is sent to another origin. */
  to: Recipient
  /** Only for the words of an error. */
  apiKey: ApiKey['kind']
  timeouts: { timeoutMs: number; slowTimeoutMs: number }
  server: ServerTraits
  authorize?: Authorization
}

/** What answers have told of the server. */
export interface ServerTraits {
  /** It is what `label-studio start` runs, on SQLite as a rule. */
  isDevelopmentServer: boolean
}

/** Sends one request once: follows redirects within the origin, renews an access token that was refused. */
export type Sender = <Body extends string | AsyncIterable<Buffer>>(
  url: URL,
  request: ApiRequest,
  read: Body extends string ? 'text' : 'stream',
) => Promise<Outcome<Answer<Body>>>

export interface Answer<Body> {
  body: Body
  headers: Dispatcher.ResponseData['headers']
}

const maxRedirects = 5
/** Bytes of a refusal that are read for its words. */
const refusalBytes = 64 * 1024
const developmentServer = /^WSGIServer/

export function createSender(options: SenderOptions): Sender {
  const { dispatcher, to, apiKey, timeouts, server, authorize } = options
  const exchange = async (url: URL, request: ApiRequest, renew: boolean): Promise<Dispatcher.ResponseData> => {
    const { method, body, isSlow, signal } = request
    const answer = await sendByUndici(url, {
      dispatcher,
      method,
      headers: {
        accept: 'application/json',
        ...(authorize && { authorization: await authorize({ renew }) }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      headersTimeout: isSlow ? timeouts.slowTimeoutMs : timeouts.timeoutMs,
      bodyTimeout: timeouts.timeoutMs,
      // It answers each second request on a kept connection 40 ms late.
      reset: server.isDevelopmentServer,
      ...(signal && { signal }),
    })
    server.isDevelopmentServer = developmentServer.test(String(answer.headers.server))
    return answer
  }
  const follow = async (start: URL, request: ApiRequest): Promise<Dispatcher.ResponseData> => {
    let url = start
    let hasRenewed = false
    for (let redirects = 0; ; ) {
      const answer = await exchange(url, request, hasRenewed)
      if (answer.statusCode === 401 && apiKey === 'personal' && authorize && !hasRenewed) {
        hasRenewed = true
        await answer.body.dump()
        continue
      }
      if (!isRedirect(answer.statusCode) || answer.headers.location === undefined) return answer
      await answer.body.dump()
      url = followed({ request, url, to, answer, redirects: redirects++ })
    }
  }
  return async (url, request, read) => {
    const asked = nameOf(request.method, url)
    try {
      const answer = await follow(url, request)
      const { statusCode: status, headers, body } = answer
      if (status < 200 || status > 299) {
        const text = await beginningOf(body)
        return { failure: refusalOf({ asked, status, headers, text, apiKey }) }
      }
      const received = read === 'text' ? await body.text() : withNamedErrors(body, asked, to)
      return { value: { body: received as never, headers } }
    } catch (error) {
      request.signal?.throwIfAborted()
      return { failure: networkFailure(error, asked, to) }
    }
  }
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status)
}

interface Redirect {
  request: ApiRequest
  url: URL
  to: Recipient
  answer: Dispatcher.ResponseData
  redirects: number
}

/** Where a redirect leads. Throws unless that is the same request on the same origin. */
function followed({ request, url, to: { origin }, answer, redirects }: Redirect): URL {
  const asked = nameOf(request.method, url)
  const target = URL.parse(String(answer.headers.location), url.href)
  if (!target) throw unreadable(`${asked} was redirected to what is no URL. Check LABEL_STUDIO_URL.`)
  const led = `${asked} was redirected to ${target.origin}${target.pathname}`
  if (/\/user\/login\/?$/.test(target.pathname)) {
    throw unreadable(`${led}, the page to log in. Check LABEL_STUDIO_URL: is its path prefix right?`)
  }
  if (target.origin !== origin) {
    throw unreadable(`${led}; the API key goes to ${origin} only. If that is Label Studio, set LABEL_STUDIO_URL to it.`)
  }
  if (request.method !== 'GET' && answer.statusCode < 307) {
    throw unreadable(`${led}, which would drop what was sent. Set LABEL_STUDIO_URL to where it leads.`)
  }
  if (redirects >= maxRedirects) throw unreadable(`${led}, once more after ${maxRedirects} others.`)
  return target
}

function unreadable(message: string): BackendError {
  return new BackendError('LABEL_STUDIO_ANSWER_UNREADABLE', message)
}

async function beginningOf(body: Dispatcher.ResponseData['body']): Promise<string> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of body as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    length += chunk.length
    if (length > refusalBytes) break
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** The bytes of a body; when they break off, the error says of which request. */
async function* withNamedErrors(body: AsyncIterable<Buffer>, asked: string, to: Recipient): AsyncIterable<Buffer> {
  try {
    yield* body
  } catch (error) {
    throw networkFailure(error, asked, to).error
  }
}
