import { getCACertificates } from 'node:tls'
import { BackendError } from '@label-studio-ml/protocol'
import { Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici'
import {
  type AddressRule,
  allowsHost,
  createGuardedConnector,
  type LookUpAll,
} from '../../guarded-connection/guarded-connector.ts'
import type { ProxyVariables } from '../label-studio-client.ts'

export interface DispatcherOptions {
  /** The only one that requests are sent to. */
  origin: string
  ca: string | undefined
  /** Milliseconds until a connection must be made, if that is less than ten seconds. */
  timeoutMs: number
  proxies: ProxyVariables | undefined
  /** Holds for what is connected directly: a proxy may be anywhere, and looks names up itself. */
  allowsAddress: AddressRule | undefined
  lookUp: LookUpAll | undefined
}

export type ProxyName = 'HTTP_PROXY' | 'HTTPS_PROXY'

/** A kept connection may be closed by the other side in the moment of the next request, so none is kept for long. */
const keepAliveMs = 1_000
/** Where packets vanish nobody is reached later either; a training asks several times before it goes on without. */
const longestConnectMs = 10_000
const loopback = /^(localhost|.+\.localhost|127\.[\d.]+|\[::1\])$/

/**
 * Makes the connections to one origin, through a proxy where one is named for its scheme and NO_PROXY leaves it in. A proxy
 * of HTTPS_PROXY sees encrypted bytes only; one of HTTP_PROXY sees all that is sent, as everybody on the way does. Opens nothing.
 */
export function createDispatcher(options: DispatcherOptions): {
  dispatcher: Dispatcher
  /** The variable that names the proxy. */
  proxyName: ProxyName | undefined
} {
  const { origin, ca, timeoutMs, proxies = {}, allowsAddress, lookUp } = options
  const tls = {
    timeout: Math.min(timeoutMs, longestConnectMs),
    ...(ca === undefined ? {} : { ca: [...getCACertificates('default'), ca] }),
  }
  const refused = () => refusedAddress(origin)
  const connect = allowsAddress ? createGuardedConnector({ ...tls, allowsAddress, lookUp, refused }) : tls
  const kept = { connect, keepAliveTimeout: keepAliveMs, keepAliveMaxTimeout: keepAliveMs }
  const { protocol, hostname } = new URL(origin)
  const proxyName = protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY'
  const isDirect = loopback.test(hostname) || (allowsAddress && !allowsHost(hostname, allowsAddress))
  const proxy = isDirect ? undefined : variable(proxyName, proxies)
  if (proxy === undefined) return { dispatcher: new Agent(kept), proxyName: undefined }
  const uri = proxyAddress(proxy, proxyName)
  const noProxy = variable('NO_PROXY', proxies) ?? ''
  const dispatcher = new EnvHttpProxyAgent({
    ...kept,
    requestTls: tls,
    proxyTls: tls,
    httpProxy: uri,
    httpsProxy: uri,
    noProxy,
  })
  return { dispatcher, proxyName }
}

function refusedAddress(origin: string): BackendError {
  return new BackendError(
    'LABEL_STUDIO_ADDRESS_REFUSED',
    `${origin} is not called: it leads to a link-local address or another one that is not allowed. If Label Studio is there, set LABEL_STUDIO_URL and LABEL_STUDIO_API_KEY.`,
  )
}

/** Small letters come first, as in other programs; an empty variable counts as not set. */
function variable(name: ProxyName | 'NO_PROXY', proxies: ProxyVariables): string | undefined {
  return proxies[name.toLowerCase() as Lowercase<typeof name>] || proxies[name] || undefined
}

/** Without a scheme it is http, as for curl. Its password is not quoted. */
function proxyAddress(text: string, name: ProxyName): string {
  const url = URL.parse(text.includes('://') ? text : `http://${text}`)
  if (url && /^(https?|socks5?):$/.test(url.protocol)) return url.href
  throw new BackendError(
    'CONFIGURATION_INVALID',
    `Expected ${name} to be the address of a proxy, such as http://proxy.example.com:3128.`,
  )
}
