import { type Dispatcher, request } from 'undici'
import { mediaError, shownUrl } from './media-error.ts'
import { isPresigned } from './presigned-url.ts'

/** One way to a file. */
export interface FileRequest {
  url: URL
  /** The header `Authorization` for a URL of the same origin; `renew` asks for another one than was refused. */
  authorization?: ((url: URL, options: { renew: boolean }) => Promise<string | undefined>) | undefined
}

/** An answer other than the file or a part of it. */
export class RefusedFile extends Error {
  override readonly name = 'RefusedFile'
  readonly status: number
  readonly origin: string
  /** A page for people, as a server has for a route that it does not know. */
  readonly isPage: boolean

  constructor(status: number, url: URL, isPage = false) {
    super(`${shownUrl(url)} answered ${status}`)
    this.status = status
    this.origin = url.origin
    this.isPage = isPage
  }
}

const maxRedirects = 10

/**
 * Asks for a file, from a byte on, and follows redirects. Each goes through the same checks. The credentials go to the origin
 * that they are for, never to where it redirects to, nor beside a signature.
 * @throws RefusedFile for an answer that has no bytes of the file
 */
export async function openFile(
  { url, authorization }: FileRequest,
  headers: Readonly<Record<string, string>>,
  dispatcher: Dispatcher,
): Promise<Dispatcher.ResponseData> {
  let target = url
  let authorize = authorization
  let renew = false
  for (let hop = 0; hop <= maxRedirects; hop++) {
    const credentials = await authorize?.(target, { renew })
    const plain = withoutCredentials(target)
    const response = await request(plain, {
      dispatcher,
      headers: { 'accept-encoding': 'identity', ...headers, ...(credentials ? { authorization: credentials } : {}) },
    })
    const { statusCode } = response
    if (statusCode === 200 || statusCode === 206) return response
    await discard(response)
    if (statusCode === 401 && credentials && !renew) {
      renew = true
      continue
    }
    const next = redirectOf(response, plain)
    if (next === undefined)
      throw new RefusedFile(statusCode, target, /^text\/html/i.test(String(response.headers['content-type'])))
    if (next.origin !== target.origin || statusCode === 303 || isPresigned(next)) authorize = undefined
    target = next
  }
  throw mediaError(
    'MEDIA_UNAVAILABLE',
    `${shownUrl(url)} redirects more than ${maxRedirects} times; give the last URL.`,
  )
}

/** A short body is read, so that the connection can be used again. */
async function discard({ body }: Dispatcher.ResponseData): Promise<void> {
  await body.dump({ limit: 64 * 1024 }).catch(() => {})
}

function redirectOf({ statusCode, headers: { location } }: Dispatcher.ResponseData, from: URL): URL | undefined {
  if (![301, 302, 303, 307, 308].includes(statusCode) || typeof location !== 'string') return undefined
  const next = URL.parse(location, from.href)
  if (next !== null && (next.protocol === 'http:' || next.protocol === 'https:')) return next
  throw mediaError('MEDIA_REFUSED', `${shownUrl(from)} redirects to what is no http(s) URL; give the URL of a file.`)
}

function withoutCredentials(url: URL): URL {
  if (url.username === '' && url.password === '') return url
  const plain = new URL(url)
  plain.username = plain.password = ''
  return plain
}
