import { getCACertificates } from 'node:tls'
import { Agent, type buildConnector } from 'undici'
import { type AddressRule, createGuardedConnector, type LookUpAll } from '../guarded-connection/guarded-connector.ts'
import type { AddressGuard } from './address-guard.ts'
import { mediaError } from './media-error.ts'

export interface GuardedAgentOptions {
  guard: AddressGuard
  timeoutMs: number
  /** Certificates (PEM) of authorities to trust beside those that Node knows. */
  ca?: string | undefined
  lookUp?: LookUpAll | undefined
}

const connectTimeoutMs = 10_000

/** Opens connections to the addresses only that the guard allows for their host. */
export function createGuardedAgent({ guard, timeoutMs, ca, lookUp }: GuardedAgentOptions): Agent {
  const shared = {
    timeout: Math.min(timeoutMs, connectTimeoutMs),
    allowH2: false,
    ...(ca === undefined ? {} : { ca: [...getCACertificates('default'), ca] }),
  }
  const connectors = new Map<AddressRule, buildConnector.connector>()
  const connectorFor = (rule: AddressRule) => {
    const known = connectors.get(rule) ?? createGuardedConnector({ ...shared, allowsAddress: rule, lookUp, refused })
    connectors.set(rule, known)
    return known
  }
  return new Agent({
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    connect: (options, callback) => {
      const { hostname, port, protocol } = options
      const rule = guard.ruleFor({ hostname, port: Number(port) || (protocol === 'https:' ? 443 : 80) })
      connectorFor(rule)(options, callback)
    },
  })
}

function refused(hostname: string) {
  const host = hostname.length > 100 ? `${hostname.slice(0, 100)}…` : hostname
  return mediaError(
    'MEDIA_REFUSED',
    `${host} is refused: it has a private, loopback, link-local or other reserved address, and tasks may only name files on the internet and of Label Studio. If it is right, add it to MEDIA_ALLOWED_HOSTS, or set LABEL_STUDIO_URL if it is Label Studio.`,
  )
}
