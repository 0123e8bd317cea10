import type { IncomingMessage } from 'node:http'

/**
 * Label Studio appends the bare route to whatever base URL it was given, so every prefix serves:
 * `/my/model/predict` is `/predict`, and a last slash does not matter.
 */
export function withoutBasePath(request: Pick<IncomingMessage, 'url'>): string {
  const [path = '/', query] = splitOnce(request.url ?? '/', '?')
  const route = pathSegments(path).at(-1) ?? ''
  return query === undefined ? `/${route}` : `/${route}?${query}`
}

/** The segment before the route: a webhook secret may stand there. */
export function lastBaseSegment(url: string): string | undefined {
  const segment = pathSegments(splitOnce(url, '?')[0]).at(-2)
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
