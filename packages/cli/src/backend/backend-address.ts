import type { BasicAuth } from '../settings/backend-settings.ts'

/** An address of a backend and the credentials that stand in it, which fetch does not take there. */
export function splitCredentials(url: string): { url: string; basicAuth: BasicAuth | undefined } {
  const address = new URL(url)
  const { username, password } = address
  if (username === '' && password === '') return { url, basicAuth: undefined }
  address.username = ''
  address.password = ''
  return { url: address.href, basicAuth: { user: decoded(username), password: decoded(password) } }
}

/** The address of a route of a backend: of `health`, `setup`, `webhook` …. */
export function routeAddress(backend: string, route: string): string {
  return `${backend.replace(/\/+$/, '')}/${route}`
}

/** An address without user, password, query and slashes at its end. */
export function bareAddress(url: string): string {
  if (!URL.canParse(url)) return url
  const { origin, pathname } = new URL(url)
  return `${origin}${pathname}`.replace(/\/+$/, '')
}

/**
 * Whether two addresses are those of one backend: user and password, slashes at the end and the webhook secret as last part of the
 * path make no difference.
 */
export function isSameBackend(one: string, other: string, webhookSecret?: string): boolean {
  const [bare, otherBare] = [one, other].map((url) => withoutSecret(bareAddress(url), webhookSecret))
  return bare === otherBare
}

/** Whether a webhook of Label Studio goes to a backend. */
export function isWebhookOf(webhook: string, backend: string, webhookSecret?: string): boolean {
  const address = bareAddress(webhook)
  if (!address.endsWith('/webhook')) return false
  return isSameBackend(address.slice(0, -'/webhook'.length), backend, webhookSecret)
}

/**
 * Why Label Studio accepts no webhook for this host, in words that follow the host's name; undefined where it does. It takes localhost, IP
 * addresses, and names with a dot and without `_`.
 */
export function webhookObstacle(backend: string): string | undefined {
  const { hostname } = new URL(backend)
  if (hostname === 'localhost' || hostname.startsWith('[')) return undefined
  if (hostname.includes('_')) return `"${hostname}" has a _`
  return hostname.includes('.') ? undefined : `"${hostname}" is one word`
}

export const dottedNameFix =
  'Label Studio accepts a webhook only for localhost, an IP address or a host name with a dot and without `_`. Give the backend such a name, for example the network alias `ml-backend.internal` in a compose file, and connect that address'

/** Whether an address means the machine that asks. */
export function isLoopback(url: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(url).hostname)
}

/** What is not encoded well counts as it is written. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function withoutSecret(address: string, secret: string | undefined): string {
  const last = secret && `/${encodeURIComponent(secret)}`
  return last && address.endsWith(last) ? address.slice(0, -last.length) : address
}
