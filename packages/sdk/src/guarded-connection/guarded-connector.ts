import { type LookupAddress, lookup as lookUpByDns } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { buildConnector } from 'undici'

/** Whether a connection to an IP address may be opened. */
export type AddressRule = (address: string) => boolean

/** Finds every address of a name, as `lookup` of node:dns. */
export type LookUpAll = (
  hostname: string,
  callback: (error: Error | null, addresses: readonly LookupAddress[]) => void,
) => void

export type GuardedConnectorOptions = buildConnector.BuildOptions & {
  allowsAddress: AddressRule
  lookUp?: LookUpAll | undefined
  /** What is thrown for a host without an allowed address. */
  refused(hostname: string): Error
}

/**
 * Opens connections to allowed addresses only. What a name stands for is looked up and checked where the connection is
 * made, so a name that changes its address between a check and its use gains nothing.
 */
export function createGuardedConnector(options: GuardedConnectorOptions): buildConnector.connector {
  const { allowsAddress, lookUp = lookUpAll, refused, ...rest } = options
  const lookup: LookupFunction = (hostname, { all }, callback) => {
    lookUp(hostname, (error, addresses) => {
      const allowed = addresses.filter(({ address }) => allowsAddress(address))
      const [first] = allowed
      if (error !== null) callback(error, [])
      else if (first === undefined) callback(refused(hostname), [])
      else if (all) callback(null, allowed)
      else callback(null, first.address, first.family)
    })
  }
  const connect = buildConnector({ ...rest, lookup })
  return (target, callback) => {
    // Node looks up names only: an address in the URL would never reach `lookup`.
    if (!allowsHost(target.hostname, allowsAddress)) return callback(refused(target.hostname), null)
    connect(target, callback)
  }
}

/** False for the host of a URL that is itself a refused address; what a name stands for is not known here. */
export function allowsHost(hostname: string, allowsAddress: AddressRule): boolean {
  const address = hostname.replace(/^\[|\]$/g, '')
  return isIP(address) === 0 || allowsAddress(address)
}

const lookUpAll: LookUpAll = (hostname, callback) =>
  lookUpByDns(hostname, { all: true }, (error, addresses) => callback(error, addresses ?? []))
