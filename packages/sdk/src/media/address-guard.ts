import ipaddr from 'ipaddr.js'
import { readAllowedHosts, withoutBrackets } from './allowed-hosts.ts'

/** Whether a connection to an address may be opened. */
export type AddressRule = (address: string) => boolean

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
const translation = ipaddr.parse('64:ff9b::')
/** Of Amazon, Google, Alibaba and Azure: they serve what link-local addresses serve elsewhere. */
const cloudServices = new Set(['fd00:ec2::254', 'fd20:ce::254', '100.100.100.200', '168.63.129.16'])

/** Loopback, private, link-local, shared and all other reserved addresses are not, and those of IPv6 that stand for one. */
export function isPublic(text: string): boolean {
  const address = reachedBy(text)
  if (address.range() !== 'unicast' || cloudServices.has(address.toString())) return false
  return address instanceof ipaddr.IPv4 || address.match(globalUnicast as ipaddr.IPv6, 3)
}

/** The IPv4 address where an IPv6 one stands for it: mapped, or by a gateway (RFC 6052) whose prefix is not of its own network. */
function reachedBy(text: string): ipaddr.IPv4 | ipaddr.IPv6 {
  const address = ipaddr.process(text)
  const isTranslated = address instanceof ipaddr.IPv6 && address.match(translation as ipaddr.IPv6, 96)
  return isTranslated ? new ipaddr.IPv4(address.toByteArray().slice(12)) : address
}

/** Link-local addresses lead to the services of cloud providers that give out credentials. */
function isLinkLocal(text: string): boolean {
  const address = reachedBy(text)
  const isReserved = ['linkLocal', 'unspecified', 'multicast', 'broadcast'].includes(address.range())
  return isReserved || cloudServices.has(address.toString())
}
