import { createHash, timingSafeEqual } from 'node:crypto'

export interface Credentials {
  user: string
  password: string
}

/**
 * True when an `Authorization: Basic` header carries these credentials. Label Studio encodes them as Latin-1, others
 * as UTF-8: both are accepted. The comparison always takes the same time.
 */
export function hasCredentials(authorization: string | undefined, { user, password }: Credentials): boolean {
  const encoded = /^basic +([\w+/=-]+) *$/i.exec(authorization ?? '')?.[1]
  const given = Buffer.from(encoded ?? '', 'base64')
  const expected = `${user}:${password}`
  const matches = [Buffer.from(expected, 'latin1'), Buffer.from(expected, 'utf8')].map((wanted) => equal(given, wanted))
  return encoded !== undefined && matches.includes(true)
}

/** Compares a secret in constant time. */
export function isSecret(given: string | undefined, secret: string): boolean {
  return equal(Buffer.from(given ?? ''), Buffer.from(secret)) && given !== undefined
}

/** Hashing first makes both sides equally long, which `timingSafeEqual` requires. */
function equal(given: Buffer, wanted: Buffer): boolean {
  const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest()
  return timingSafeEqual(digest(given), digest(wanted))
}
