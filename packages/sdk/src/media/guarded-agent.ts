import { type LookupAddress, lookup as lookUpByDns } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { getCACertificates } from 'node:tls'
import { Agent, buildConnector } from 'undici'
import type { AddressGuard, AddressRule } from './address-guard.ts'
import { mediaError } from './media-error.ts'

/** Finds every address of a name, as `lookup` of node:dns. */
export type LookUpAll = (
  hostname: string,
  callback: (error: Error | null, addresses: readonly LookupAddress[]) => void,
) => void

export interface GuardedAgentOptions {
  guard: AddressGuard
  timeoutMs: number
  /** Certificates (PEM) of authorities to trust beside those that Node knows. */
  ca?: string | undefined
  lookUp?: LookUpAll | undefined
}

const connectTimeoutMs = 10_000

/**
 * Opens connections to allowed addresses only. What a name stands for is looked up and checked where the connection is
 * made, so a name that changes its address between a check and its use gains nothing.
 */
export function createGuardedAgent({ guard, timeoutMs, ca, lookUp = lookUpAll }: GuardedAgentOptions): Agent {
  const shared = {
    timeout: Math.min(timeoutMs, connectTimeoutMs),
    allowH2: false,
    ...(ca === undefined ? {} : { ca: [...getCACertificates('default'), ca] }),
  }
  const connectors = new Map<AddressRule, buildConnector.connector>()
  const connectorFor = (rule: AddressRule) => {
    const known = connectors.get(rule) ?? buildConnector({ ...shared, lookup: guardedLookup(rule, lookUp) })
    connectors.set(rule, known)
    return known
  }
  return new Agent({
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    connect: (options, callback) => {
      const { hostname, port, protocol } = options
      const rule = guard.ruleFor({ hostname, port: Number(port) || (protocol === 'https:' ? 443 : 80) })
      // Node looks up names only: an address in the URL would never reach `lookup`.
      const address = hostname.replace(/^\[|\]$/g, '')
      if (isIP(address) && !rule(address)) return callback(refused(hostname), null)
      connectorFor(rule)(options, callback)
    },
  })
}

function guardedLookup(rule: AddressRule, lookUp: LookUpAll): LookupFunction {
  return (hostname, { all }, callback) => {
    lookUp(hostname, (error, addresses) => {
      const allowed = addresses.filter(({ address }) => rule(address))
      const [first] = allowed
      if (error !== null) callback(error, [])
      else if (first === undefined) callback(refused(hostname), [])
      else if (all) callback(null, allowed)
      else callback(null, first.address, first.family)
    })
  }
}

const lookUpAll: LookUpAll = (hostname, callback) =>
  lookUpByDns(hostname, { all: true, verbatim: true }, (error, addresses) => callback(error, addresses ?? []))

function refused(hostname: string) {
  const host = hostname.length > 100 ? `${hostname.slice(0, 100)}…` : hostname
  return mediaError(
    'MEDIA_REFUSED',
    `${host} is refused: it has a private, loopback, link-local or other reserved address, and tasks may only name files on the internet and of Label Studio. If it is right, add it to MEDIA_ALLOWED_HOSTS, or set LABEL_STUDIO_URL if it is Label Studio.`,
  )
}
