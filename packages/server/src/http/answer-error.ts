import { BackendError, type ErrorBody, errorCatalogue, isBackendError } from '@label-studio-ml/protocol'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { logFailure } from './request-log.ts'

/**
 * Answers an error as JSON, with its message in the reason phrase too: of an error Label Studio shows nothing else.
 * What failed inside stays in the log.
 */
export function answerError(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const error = asBackendError(thrown)
  const { status } = errorCatalogue[error.code]
  const message = status < 500 ? error.message : `${errorCatalogue[error.code].when} Request id: ${request.id}.`
  logFailure(error, thrown, request, reply)
  if (status === 401) reply.header('www-authenticate', 'Basic realm="ML backend", charset="UTF-8"')
  reply.raw.statusMessage = reasonPhrase(message)
  const body: ErrorBody = { error: { code: error.code, message, request_id: request.id } }
  reply.code(status).send(error.code === 'JOB_UNKNOWN' ? { job_status: 'removed', ...body } : body)
}

/** One line of printable Latin-1, as HTTP allows it. */
export function reasonPhrase(message: string): string {
  return message
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[^\x20-\x7e\xa0-\xff]/g, '?')
    .slice(0, 400)
}

function asBackendError(thrown: unknown): BackendError {
  if (isBackendError(thrown)) return thrown
  const { code, statusCode, message } = thrown as { code?: string; statusCode?: number; message?: string }
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return new BackendError(
      'BODY_TOO_LARGE',
      'The body is larger than BODY_LIMIT_MB allows: select fewer tasks, or raise it.',
    )
  }
  if (statusCode && statusCode < 500)
    return new BackendError('REQUEST_INVALID', message ?? 'The request cannot be read.')
  return new BackendError('INTERNAL', message ?? String(thrown), { cause: thrown })
}
