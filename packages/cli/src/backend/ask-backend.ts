import type { BasicAuth } from '../settings/backend-settings.ts'
import { routeAddress, splitCredentials } from './backend-address.ts'

export interface BackendRequest {
  url: string
  method?: 'GET' | 'POST'
  body?: object
  headers?: Readonly<Record<string, string>>
  /** Credentials in the address count first. */
  basicAuth?: BasicAuth | undefined
  timeoutMs?: number
}

/** What a backend of any make answers. */
export interface BackendAnswer {
  status: number
  text: string
  /** Undefined when the answer is not JSON. */
  json: unknown
  /** What the backend says went wrong: its message, or the reason in the status line. */
  reason: string
  /** Until its answer began. */
  tookMs: number
  /** How far its clock is ahead of ours. */
  aheadMs: number | undefined
}

/** No answer came; the message says from where and why. */
export class NoAnswer extends Error {}

/**
 * Sends one request to a backend of any make and tells what came, also errors, with its time: for looking at a backend. What uses
 * one takes the client of the protocol (`open-backend.ts`), which accepts the answers of the route table alone.
 * Rejects with {@link NoAnswer}.
 */
export async function askBackend(request: BackendRequest): Promise<BackendAnswer> {
  const { timeoutMs = 5000 } = request
  try {
    return await exchange(request, AbortSignal.timeout(timeoutMs))
  } catch (error) {
    const { origin, pathname } = new URL(request.url)
    throw new NoAnswer(`${origin}${pathname}: ${whyNoAnswer(error, timeoutMs)}`, { cause: error })
  }
}

async function exchange(request: BackendRequest, signal: AbortSignal): Promise<BackendAnswer> {
  const { method = 'GET', body } = request
  const { url, basicAuth = request.basicAuth } = splitCredentials(request.url)
  const began = performance.now()
  const answer = await fetch(url, {
    method,
    headers: {
      ...(basicAuth ? { authorization: basicHeader(basicAuth) } : {}),
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...request.headers,
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
    redirect: 'manual',
    signal,
  })
  const tookMs = performance.now() - began
  const date = answer.headers.get('date')
  const aheadMs = date === null ? undefined : clockAheadMs(new Date(date))
  const text = await answer.text()
  const json = parsed(text)
  return { status: answer.status, text, json, reason: messageIn(json) ?? answer.statusText, tookMs, aheadMs }
}

/** What `/validate` of a backend says to a label config; `unknown` where it has no such route. */
export async function askWhetherFits(url: string, config: string, basicAuth: BasicAuth | undefined) {
  const answer = await askBackend({ url: routeAddress(url, 'validate'), method: 'POST', body: { config }, basicAuth })
  const outcomes: Record<number, 'fits' | 'unfit' | 'unknown'> = {
    200: 'fits',
    400: 'unfit',
    404: 'unknown',
    405: 'unknown',
  }
  return { ...answer, outcome: outcomes[answer.status] ?? ('failing' as const) }
}

/** The class of the model, as `/health` says it. */
export function modelClassOf({ json }: BackendAnswer): string | undefined {
  const name = (json as { model_class?: unknown } | undefined)?.model_class
  return typeof name === 'string' && name ? name : undefined
}

/** How far a clock is ahead of ours that just told its time in whole seconds. */
export function clockAheadMs(time: Date): number {
  return time.getTime() + 500 - Date.now()
}

export function basicHeader({ user, password }: BasicAuth): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
}

function whyNoAnswer(error: unknown, timeoutMs: number): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return `no answer within ${timeoutMs / 1000} s`
  const { cause } = error
  if (cause instanceof AggregateError && cause.errors[0] instanceof Error) return cause.errors[0].message
  return cause instanceof Error && cause.message ? cause.message : error.message
}

function messageIn(json: unknown): string | undefined {
  const message = (json as { error?: { message?: unknown } } | undefined)?.error?.message
  return typeof message === 'string' ? message : undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) ?? undefined
  } catch {
    return undefined
  }
}
