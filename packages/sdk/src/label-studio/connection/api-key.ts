/** What a key is, as far as its text says. */
export type ApiKey =
  /** 40 hex digits that never expire; sent as they are. */
  | { kind: 'legacy' }
  /** A JWT that is exchanged for access tokens. */
  | { kind: 'personal' }
  /** A JWT that was already exchanged, and is good for minutes. */
  | { kind: 'access' }

/** Tells the keys of Label Studio apart. */
export function apiKeyOf(key: string): ApiKey {
  const type = jwtClaims(key)?.token_type
  if (type === 'refresh') return { kind: 'personal' }
  return { kind: type === undefined ? 'legacy' : 'access' }
}

/** When a key ends by its own words; undefined for a legacy token, which never does. */
export function expiryOf(key: string): Date | undefined {
  const { exp } = jwtClaims(key) ?? {}
  return typeof exp === 'number' ? new Date(exp * 1000) : undefined
}

/** For how many milliseconds an access token is good, counted from when it was made; undefined when it does not say. */
export function lifetimeMsOf(accessToken: string): number | undefined {
  const { exp, iat } = jwtClaims(accessToken) ?? {}
  return typeof exp === 'number' && typeof iat === 'number' && exp > iat ? (exp - iat) * 1000 : undefined
}

/** What a JWT says of itself; undefined for any other text. The signature is Label Studio's to check. */
function jwtClaims(token: string): Record<string, unknown> | undefined {
  const [header, claims, signature] = token.split('.')
  if (!header || !claims || signature === undefined) return undefined
  try {
    const value: unknown = JSON.parse(Buffer.from(claims, 'base64url').toString('utf8'))
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
