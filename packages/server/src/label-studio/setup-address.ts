import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'

/**
 * Addresses that a request alone must never make this backend call: a cloud's metadata service answers there. Loopback and
 * private ones are where most Label Studios are.
 */
const linkLocal = new BlockList()
linkLocal.addSubnet('169.254.0.0', 16)
linkLocal.addSubnet('fe80::', 10, 'ipv6')
linkLocal.addAddress('fd00:ec2::254', 'ipv6')

/** The `hostname` of a `/setup` as the address of its Label Studio; undefined when it is none that may be called. */
export function readSetupAddress(hostname: string | null | undefined): string | undefined {
  const url = URL.parse(hostname?.trim() ?? '')
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return undefined
  if (isLinkLocal(bareHost(url))) return undefined
  return url.origin + url.pathname.replace(/\/+$/, '')
}

/** Whether an address that only a `/setup` named leads to a link-local one by its name. */
export async function leadsToLinkLocal(url: string): Promise<boolean> {
  const host = bareHost(new URL(url))
  if (isIP(host)) return isLinkLocal(host)
  const found = await lookup(host, { all: true }).catch(() => [])
  return found.some(({ address }) => isLinkLocal(address))
}

function bareHost({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '')
}

function isLinkLocal(host: string): boolean {
  const family = isIP(host)
  return family !== 0 && linkLocal.check(host, family === 6 ? 'ipv6' : 'ipv4')
}
