import type { IncomingMessage } from 'node:http'
import { routes } from '@label-studio-ml/protocol'
import { isSecret } from './credentials.ts'

const routePaths = new Set<string>(Object.values(routes).map(({ path }) => path))

export interface BasePathOptions {
  webhookSecret?: string | undefined
  /** Prefixes such as `/trpc` below which something else answers: their URLs stay as they came. */
  mountedPrefixes?: readonly string[]
}

/** The URL without what stands before one of Label Studio's own routes; any other URL as it came. */
export type DropBasePath = (request: Pick<IncomingMessage, 'url'>) => string

/**
 * Label Studio appends the bare route to whatever base URL it was given, so every prefix serves:
 * `/my/model/predict` is `/predict`, and a last slash does not matter. A base URL that ends in the webhook secret is
 * opened in browsers: it is `/`.
 */
export function createBasePath({ webhookSecret, mountedPrefixes = [] }: BasePathOptions): DropBasePath {
  const isMounted = (path: string) => mountedPrefixes.some((prefix) => path === prefix || path.startsWith(`${prefix}/`))
  return ({ url = '/' }) => {
    const [path, query] = splitOnce(url, '?')
    if (routePaths.has(path) || isMounted(path)) return url
    const last = decoded(pathSegments(path).at(-1) ?? '')
    if (last === undefined) return url
    const isBase = webhookSecret && isSecret(last, webhookSecret)
    const route = [`/${last}`, ...(isBase ? ['/'] : [])].find((known) => routePaths.has(known))
    if (route === undefined) return url
    return query === undefined ? route : `${route}?${query}`
  }
}

/** The segment before the route: a webhook secret may stand there. */
export function lastBaseSegment(url: string): string | undefined {
  return decoded(pathSegments(splitOnce(url, '?')[0]).at(-2))
}

function decoded(segment: string | undefined): string | undefined {
  try {
    return segment && decodeURIComponent(segment)
  } catch {
    return undefined
  }
}

function pathSegments(path: string): string[] {
  return path.split('/').filter(Boolean)
}

function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}
