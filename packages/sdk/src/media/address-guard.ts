import ipaddr from 'ipaddr.js'
import type { AddressRule } from '../guarded-connection/guarded-connector.ts'
import { isLinkLocal, reachedBy } from '../guarded-connection/link-local.ts'
import { readAllowedHosts, withoutBrackets } from './allowed-hosts.ts'

export interface AddressGuard {
  /** Tasks may name files at the address of Label Studio itself, wherever it is; but no link-local one. */
  trustLabelStudio(url: string): void
  /** The rule for connections to a host; the same function for the same kind of host. */
  ruleFor(host: { hostname: string; port: number }): AddressRule
}

/** Decides which addresses the URLs of tasks may lead to: those of the internet, unless a host is known or allowed. */
export function createAddressGuard(allowedHosts: readonly string[]): AddressGuard {
  const { names, isInRange } = readAllowedHosts(allowedHosts)
  const labelStudios = new Set<string>()
  const internet: AddressRule = (address) => isPublic(address) || isInRange(address)
  const ofLabelStudio: AddressRule = (address) => !isLinkLocal(address) || isInRange(address)
  const any: AddressRule = () => true
  return {
    trustLabelStudio: (url) => labelStudios.add(hostOf(new URL(url))),
    ruleFor: ({ hostname, port }) => {
      const host = withoutBrackets(hostname.toLowerCase())
      if (names.has(host) || names.has(`${host}:${port}`)) return any
      return labelStudios.has(`${host}:${port}`) ? ofLabelStudio : internet
    },
  }
}

/** With the port also where it is the usual one. */
function hostOf({ hostname, port, protocol }: URL): string {
  return `${withoutBrackets(hostname)}:${port || (protocol === 'https:' ? 443 : 80)}`
}

const globalUnicast = ipaddr.parse('2000::')

/** Loopback, private, link-local, shared and all other reserved addresses are not, and those of IPv6 that stand for one. */
export function isPublic(text: string): boolean {
  const address = reachedBy(text)
  if (address.range() !== 'unicast' || isLinkLocal(text)) return false
  return address instanceof ipaddr.IPv4 || address.match(globalUnicast as ipaddr.IPv6, 3)
}
