export interface BackendRequest {
  url: string
  method?: 'GET' | 'POST'
  body?: object
  headers?: Readonly<Record<string, string>>
  basicAuth?: { user: string; password: string } | undefined
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

/** Sends one request. Rejects with {@link NoAnswer}. */
export async function askBackend(request: BackendRequest): Promise<BackendAnswer> {
  const { method = 'GET', body, timeoutMs = 5000 } = request
  const { url, headers } = addressed(request)
  const began = performance.now()
  const answer = await fetch(url, {
    method,
    headers: { ...headers, ...(body ? { 'content-type': 'application/json' } : {}), ...request.headers },
    ...(body ? { body: JSON.stringify(body) } : {}),
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMs),
  }).catch((error: unknown) => {
    throw new NoAnswer(`${url.origin}${url.pathname}: ${whyNoAnswer(error, timeoutMs)}`, { cause: error })
  })
  const tookMs = performance.now() - began
  const text = await answer.text()
  const json = parsed(text)
  const date = answer.headers.get('date')
  return {
    status: answer.status,
    text,
    json,
    reason: messageIn(json) ?? answer.statusText,
    tookMs,
    aheadMs: date === null ? undefined : clockAheadMs(new Date(date)),
  }
}

/** How far a clock is ahead of ours that just told its time in whole seconds. */
export function clockAheadMs(time: Date): number {
  return time.getTime() + 500 - Date.now()
}

/** fetch takes no user and password in an address: they go into the header. */
function addressed({ url, basicAuth }: BackendRequest): { url: URL; headers: Record<string, string> } {
  const address = new URL(url)
  const inUrl = { user: decodeURIComponent(address.username), password: decodeURIComponent(address.password) }
  const { user, password } = inUrl.user ? inUrl : (basicAuth ?? inUrl)
  address.username = ''
  address.password = ''
  return { url: address, headers: user ? { authorization: basicHeader({ user, password }) } : {} }
}

export function basicHeader({ user, password }: { user: string; password: string }): string {
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
