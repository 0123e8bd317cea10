import {
  BackendError,
  type ErrorBody,
  type ErrorCode,
  type ErrorEntry,
  errorCatalogue,
  isBackendError,
  type Route,
} from '@label-studio-ml/protocol'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { logFailure, routeOf } from './request-log.ts'

/**
 * Answers an error as JSON, with its message in the reason phrase too, because Label Studio shows nothing else of it.
 * Internal details stay in the log.
 *
 * @returns the code of the error
 */
export function answerError(thrown: unknown, request: FastifyRequest, reply: FastifyReply): ErrorCode {
  const error = asBackendError(thrown)
  const { status, when, hasPublicMessage = status < 500 }: ErrorEntry = errorCatalogue[error.code]
  const message = hasPublicMessage ? error.message : `${when} Request id: ${request.id}.`
  logFailure(error, thrown, request, reply)
  if (status === 401) reply.header('www-authenticate', 'Basic realm="ML backend", charset="UTF-8"')
  if (error.code === 'UPLOAD_STALLED') reply.header('connection', 'close')
  reply.raw.statusMessage = reasonPhrase(message)
  const body: ErrorBody = { error: { code: error.code, message, request_id: request.id } }
  reply.code(status).send({ ...ownFields(routeOf(request), error.code), ...body })
  return error.code
}

/** The fields that this route's body has beside `error` for this error. */
function ownFields(route: Route | undefined, code: ErrorCode): object | undefined {
  return route?.errorAnswers?.[code]?.fields
}

/** The message as one line of printable Latin-1, which is what HTTP allows. */
function reasonPhrase(message: string): string {
  return message
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[^\x20-\x7e\xa0-\xff]/g, '?')
    .slice(0, 400)
}

function asBackendError(thrown: unknown): BackendError {
  if (isBackendError(thrown)) return thrown
  const { statusCode, message } = thrown as { statusCode?: number; message?: string }
  if (statusCode && statusCode < 500)
    return new BackendError('REQUEST_INVALID', message ?? 'The request cannot be read.')
  return new BackendError('INTERNAL', message ?? String(thrown), { cause: thrown })
}
