import ipaddr from 'ipaddr.js'

const translation = ipaddr.parse('64:ff9b::')
/** Of Amazon, Google, Alibaba and Azure: they serve what link-local addresses serve elsewhere. */
const cloudServices = new Set(['fd00:ec2::254', 'fd20:ce::254', '100.100.100.200', '168.63.129.16'])

/** Whether an IP address may lead to the services of a cloud that give out credentials. 0.0.0.0 is this machine, as loopback is. */
export function isLinkLocal(text: string): boolean {
  const address = reachedBy(text)
  const isReserved = ['linkLocal', 'multicast', 'broadcast'].includes(address.range())
  return isReserved || cloudServices.has(address.toString())
}

/** The IPv4 address where an IPv6 one stands for it: mapped, or by a gateway (RFC 6052) whose prefix is not of its own network. */
export function reachedBy(text: string): ipaddr.IPv4 | ipaddr.IPv6 {
  const address = ipaddr.process(text)
  const isTranslated = address instanceof ipaddr.IPv6 && address.match(translation as ipaddr.IPv6, 96)
  return isTranslated ? new ipaddr.IPv4(address.toByteArray().slice(12)) : address
}
