import type { IncomingHttpHeaders } from 'node:http'
import { BackendError } from '@label-studio-ml/protocol'

/**
 * Throws `CROSS_SITE_REQUEST` for a request that a browser sends on behalf of another site: such a page could delete
 * projects with the network access and the stored credentials of whoever opens it. Label Studio and other programs that
 * are not browsers send neither header.
 */
export function refuseCrossSite(headers: IncomingHttpHeaders): void {
  const site = headers['sec-fetch-site']
  if (site === undefined ? isOwnOrigin(headers) : site === 'same-origin' || site === 'none') return
  const host = String(headers['x-forwarded-host'] ?? headers.host)
  throw new BackendError(
    'CROSS_SITE_REQUEST',
    `Expected a request of a server, or of a page of this backend (${host}), got one of another page (Origin: ${headers.origin}, Sec-Fetch-Site: ${site}). Call the backend from a server; if this is its own page behind a proxy, let the proxy pass the header Host or X-Forwarded-Host on.`,
  )
}

/**
 * For browsers that send no Sec-Fetch-Site, as for plain http to another machine. A page cannot set Host, nor
 * X-Forwarded-Host without a preflight, which no route answers.
 */
function isOwnOrigin({ origin, host, ...headers }: IncomingHttpHeaders): boolean {
  if (origin === undefined) return true
  if (!URL.canParse(origin)) return false
  const { protocol, host: sender } = new URL(origin)
  const ownHosts = [host, ...String(headers['x-forwarded-host'] ?? '').split(',')]
  return ownHosts.some((own) => own && hostOf(`${protocol}//${own.trim()}`) === sender)
}

/** The host without the default port of its scheme, as browsers write an origin. */
function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).host : undefined
}
