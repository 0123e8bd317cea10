import { apiKeyOf, lifetimeMsOf } from './api-key.ts'

/** Gives the header `Authorization`. `renew` asks for another one than the last: it was refused. */
export type Authorization = (options?: { renew?: boolean }) => Promise<string>

export interface AuthorizationOptions {
  apiKey: string
  /** Exchanges a personal access token for an access token. */
  exchange: (personalToken: string) => Promise<string>
  now?: () => number
}

/** An access token is renewed this long before its end, or after half of its life when that is short. */
const marginMs = 30_000
/** When an access token does not say how long it lives. */
const assumedLifetimeMs = 120_000

/** A legacy token is sent as it is; a personal access token is exchanged, one exchange at a time for all who ask. */
export function createAuthorization({ apiKey, exchange, now = Date.now }: AuthorizationOptions): Authorization {
  const { kind } = apiKeyOf(apiKey)
  if (kind === 'legacy') return async () => `Token ${apiKey}`
  if (kind === 'access') return async () => `Bearer ${apiKey}`
  let current: { header: string; renewAt: number } | undefined
  let pending: Promise<string> | undefined
  const renew = async () => {
    const askedAt = now()
    const token = await exchange(apiKey)
    const lifetimeMs = lifetimeMsOf(token) ?? assumedLifetimeMs
    current = { header: `Bearer ${token}`, renewAt: askedAt + Math.max(lifetimeMs - marginMs, lifetimeMs / 2) }
    return current.header
  }
  return async (options) => {
    if (current && !options?.renew && now() < current.renewAt) return current.header
    pending ??= renew().finally(() => {
      pending = undefined
    })
    return pending
  }
}
