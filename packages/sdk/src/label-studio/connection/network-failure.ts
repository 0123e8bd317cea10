import { BackendError, isBackendError } from '@label-studio-ml/protocol'
import { errors } from 'undici'
import type { Failure } from './tries.ts'

const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])
const certificateRefused =
  /^(SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_|CERT_|ERR_TLS_CERT_ALTNAME_INVALID)/
const notTls = /^(ERR_SSL_|EPROTO)/

/** What is known of a request that got no whole answer, or the error itself when it is none of the network's. */
export function networkFailure(cause: unknown, asked: string, origin: string): Failure {
  const code = codeOf(cause)
  if (code === undefined) throw cause
  const isPermanent = certificateRefused.test(code) || notTls.test(code)
  const isUndone = isPermanent || neverSent.has(code)
  const doubt = isUndone ? '' : ' Whether Label Studio did what it was asked is not known.'
  const message = `${asked} got no answer: ${reasonOf(code, cause)}. ${fixOf(code, origin)}${asked.startsWith('GET') ? '' : doubt}`
  const error = new BackendError('LABEL_STUDIO_UNREACHABLE', message, { cause })
  return { error, isTemporary: !isPermanent, isUndone }
}

/** True for an error that says no more than that nobody answered in time. */
export function isTimeout(error: Error): boolean {
  return codeOf(error.cause) === 'UND_ERR_HEADERS_TIMEOUT'
}

/** The code of an error of the network, which may stand in its cause or in the first of several. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || isBackendError(error) || error.name === 'AbortError') return undefined
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0])
  if (error instanceof errors.RequestAbortedError || error instanceof errors.ClientDestroyedError) return undefined
  if (error instanceof errors.HTTPParserError) return 'HPE_INVALID'
  if ('code' in error && typeof error.code === 'string') return error.code
  return codeOf(error.cause)
}

function reasonOf(code: string, cause: unknown): string {
  if (notTls.test(code)) return `the TLS handshake failed (${code})`
  const said = cause instanceof Error && cause.message ? cause.message : code
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

function fixOf(code: string, origin: string): string {
  if (certificateRefused.test(code) && code !== 'ERR_TLS_CERT_ALTNAME_INVALID')
    return `Its certificate is of an authority that Node does not know: set LABEL_STUDIO_CA_FILE to the PEM file of that authority.`
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return `Its certificate is for another host name: set LABEL_STUDIO_URL to that name.`
  if (notTls.test(code)) return `${origin} does not speak TLS as expected: is it http instead of https?`
  if (code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT')
    return 'Label Studio is overloaded or hangs: see its log.'
  return `Check that Label Studio runs at ${origin} and can be reached from here (in a container, localhost is the container itself).`
}
