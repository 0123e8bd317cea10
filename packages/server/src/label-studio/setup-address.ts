import { isIP } from 'node:net'
import { isLinkLocal } from '@label-studio-ml/sdk/host'

/** The `hostname` of a `/setup` as the address of its Label Studio; undefined when it is none that may be called. */
export function readSetupAddress(hostname: string | null | undefined): string | undefined {
  const url = URL.parse(hostname?.trim() ?? '')
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return undefined
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) && !mayBeCalled(host)) return undefined
  return url.origin + url.pathname.replace(/\/+$/, '')
}

/**
 * Whether a request alone may make this backend call an IP address. Loopback and private ones are where most Label Studios
 * are; a cloud's metadata service answers at link-local ones.
 */
export function mayBeCalled(address: string): boolean {
  return !isLinkLocal(address)
}
