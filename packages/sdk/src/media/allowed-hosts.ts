import { BackendError } from '@label-studio-ml/protocol'
import ipaddr from 'ipaddr.js'

/** What may be reached although it is not on the internet. */
export interface AllowedHosts {
  /** `files.local`, or with a port `files.local:9000`. */
  names: ReadonlySet<string>
  isInRange(address: string): boolean
}

/**
 * Reads host names, addresses, both also with a port, and ranges of addresses such as `10.1.0.0/16`.
 * @throws BackendError CONFIGURATION_INVALID for anything else
 */
export function readAllowedHosts(entries: readonly string[]): AllowedHosts {
  const names = new Set<string>()
  const ranges: [address: ipaddr.IPv4 | ipaddr.IPv6, bits: number][] = []
  for (const entry of entries.map((written) => written.trim().toLowerCase())) {
    if (ipaddr.isValidCIDR(entry)) ranges.push(ipaddr.parseCIDR(entry))
    else if (isAddress(entry)) ranges.push(rangeOfOne(entry))
    else names.add(nameOf(entry))
  }
  return {
    names,
    isInRange: (text) => {
      const address = ipaddr.process(text)
      return ranges.some(([start, bits]) => start.kind() === address.kind() && address.match(start as never, bits))
    },
  }
}

/** Short forms such as `10.1` are not addresses here: whoever writes one may mean another. */
function isAddress(entry: string): boolean {
  return ipaddr.IPv4.isValidFourPartDecimal(entry) || ipaddr.IPv6.isValid(entry)
}

function rangeOfOne(entry: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  const address = ipaddr.process(entry)
  return [address, address.kind() === 'ipv4' ? 32 : 128]
}

/** `::1` of `[::1]`: whoever connects writes it without. */
export function withoutBrackets(host: string): string {
  return host.replace(/[[\]]/g, '')
}

function nameOf(entry: string): string {
  const isHost = /^(\[[0-9a-f:.]+\]|[a-z0-9_.-]*[a-z_-][a-z0-9_.-]*|\d+(\.\d+){3})(:\d{1,5})?$/.test(entry)
  if (isHost) return withoutBrackets(entry)
  throw new BackendError(
    'CONFIGURATION_INVALID',
    `"${entry}" is no allowed host: expected a name, an address, either with a port, or a range, such as files.local, 10.1.2.3:9000, 10.1.0.0/16.`,
  )
}
