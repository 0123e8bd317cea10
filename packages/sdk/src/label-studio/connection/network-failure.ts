import { BackendError, isBackendError } from '@label-studio-ml/protocol'
import { errors } from 'undici'
import type { ProxyName } from './create-dispatcher.ts'
import type { Failure } from './tries.ts'

/** Whom a request was sent to. */
export interface Recipient {
  origin: string
  /** The variable that names a proxy before it. */
  proxyName?: ProxyName | undefined
}

const notConnected = new Set(['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_PRX_CONN', 'UND_ERR_PRX_TLS'])
const certificateRefused =
  /^(SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_|CERT_|ERR_TLS_CERT_ALTNAME_INVALID)/
const notTls = /^(ERR_SSL_|EPROTO)/
/** How undici says that a proxy answered instead of passing on. */
const proxyAnswer = /^Proxy (?:response|Authentication Required) \((\d+)\)/

/** What is known of a request that got no whole answer, or the error itself when it is none of the network's. */
export function networkFailure(cause: unknown, asked: string, to: Recipient): Failure {
  const error = networkErrorOf(cause)
  if (error === undefined) throw cause
  const { code } = error
  const isPermanent = certificateRefused.test(code) || notTls.test(code) || code.startsWith('PROXY_4')
  const isUndone = isPermanent || neverSent(error)
  const doubt = isUndone || asked.startsWith('GET') ? '' : ' Whether Label Studio did what it was asked is not known.'
  const message = `${asked} got no answer: ${reasonOf(error)}. ${fixOf(code, to)}${doubt}`
  // Errors of undici hold bytes of the answer, and sockets.
  const known = Object.assign(new Error(error.message || code), { code })
  const failure = new BackendError('LABEL_STUDIO_UNREACHABLE', message, { cause: known })
  return { error: failure, isTemporary: !isPermanent, isUndone }
}

/** True for an error that says no more than that nobody answered in time. */
export function isTimeout(error: Error): boolean {
  return networkErrorOf(error.cause)?.code === 'UND_ERR_HEADERS_TIMEOUT'
}

interface NetworkError {
  code: string
  syscall?: unknown
  message: string
}

/** An error of the network, which may be the cause of another or the first of several. */
function networkErrorOf(error: unknown): NetworkError | undefined {
  if (!(error instanceof Error) || isBackendError(error)) return undefined
  const { message } = error
  const proxyStatus = proxyAnswer.exec(message)?.[1]
  if (proxyStatus !== undefined) return { code: `PROXY_${proxyStatus}`, message }
  if (error.name === 'AbortError') return undefined
  if (error instanceof AggregateError && error.errors.length > 0) return networkErrorOf(error.errors[0])
  if (error instanceof errors.RequestAbortedError || error instanceof errors.ClientDestroyedError) return undefined
  if (error instanceof errors.HTTPParserError) return { code: 'HPE_INVALID', message }
  if ('code' in error && typeof error.code === 'string') return error as NetworkError
  return networkErrorOf(error.cause)
}

/** The same codes may come from a connection that stood, over which something was sent. */
function neverSent({ code, syscall }: NetworkError): boolean {
  return syscall === 'connect' || syscall === 'getaddrinfo' || notConnected.has(code) || code.startsWith('PROXY_')
}

function reasonOf({ code, message }: NetworkError): string {
  if (notTls.test(code)) return `the TLS handshake failed (${code})`
  if (code.startsWith('PROXY_')) return `the proxy answered ${code.slice('PROXY_'.length)}`
  const said = message || code
  const known: Record<string, string> = {
    ECONNREFUSED: 'nothing listens there (ECONNREFUSED)',
    ENOTFOUND: 'its host name is not known (ENOTFOUND)',
    EAI_AGAIN: 'its host name cannot be looked up now (EAI_AGAIN)',
    UND_ERR_CONNECT_TIMEOUT: 'no connection was made in time',
    UND_ERR_HEADERS_TIMEOUT: 'it did not begin to answer in time',
    UND_ERR_BODY_TIMEOUT: 'its answer stopped in the middle',
    UND_ERR_SOCKET: `the connection broke off (${said})`,
    HPE_INVALID: `it is not HTTP, or ended before its end (${said})`,
    ECONNRESET: 'the connection broke off (ECONNRESET)',
    UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'its answer ended before its end',
  }
  return known[code] ?? `${said} (${code})`
}

function fixOf(code: string, { origin, proxyName }: Recipient): string {
  if (certificateRefused.test(code) && code !== 'ERR_TLS_CERT_ALTNAME_INVALID')
    return `Its certificate is of an authority that Node does not know: set LABEL_STUDIO_CA_FILE to the PEM file of that authority.`
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return `Its certificate is for another host name: set LABEL_STUDIO_URL to that name.`
  if (notTls.test(code)) return `${origin} does not speak TLS as expected: is it http instead of https?`
  if (code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT')
    return 'Label Studio is overloaded or hangs: see its log.'
  if (code === 'PROXY_407') return `${proxyName} needs a user and a password: http://user:password@host:port.`
  if (proxyName)
    return `Check ${proxyName}, that this proxy lets requests to ${origin} pass, or add the host to NO_PROXY.`
  return `Check that Label Studio runs at ${origin} and can be reached from here (in a container, localhost is the container itself).`
}
