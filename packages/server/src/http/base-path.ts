import type { IncomingMessage } from 'node:http'
import { routes } from '@label-studio-ml/protocol'
import { isSecret } from './credentials.ts'

const paths = new Set<string>(Object.values(routes).map(({ path }) => path))

/**
 * Label Studio appends the bare route to whatever base URL it was given, so every prefix serves:
 * `/my/model/predict` is `/predict`, and a last slash does not matter. A base URL that ends in the webhook secret is
 * opened in browsers: it is `/`.
 */
export function withoutBasePath(request: Pick<IncomingMessage, 'url'>, webhookSecret?: string): string {
  const [path = '/', query] = splitOnce(request.url ?? '/', '?')
  const last = pathSegments(path).at(-1) ?? ''
  const isBase = webhookSecret && !paths.has(`/${last}`) && isSecret(decoded(last), webhookSecret)
  const route = isBase ? '/' : `/${last}`
  return query === undefined ? route : `${route}?${query}`
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
