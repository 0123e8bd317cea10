import { errorBodySchema } from './backend-error.ts'
import type { ErrorCode } from './error-catalogue.ts'

/**
 * The code that the backend answered, or what kept its answer from us: `UNREACHABLE` when no answer came,
 * `ANSWER_UNREADABLE` when it was not what the route table promises.
 */
export type ClientErrorCode = ErrorCode | 'UNREACHABLE' | 'ANSWER_UNREADABLE'

/** A request of the client that failed. `status` is 0 when no answer came. */
export class ClientError extends Error {
  override readonly name = 'ClientError'
  readonly code: ClientErrorCode
  readonly status: number
  readonly requestId: string | undefined

  constructor(
    message: string,
    details: { code: ClientErrorCode; status: number; requestId?: string | undefined; cause?: unknown },
  ) {
    super(message, { cause: details.cause })
    this.code = details.code
    this.status = details.status
    this.requestId = details.requestId
  }
}

/**
 * What a non-2xx answer says.
 *
 * @param asked method and URL of the request
 * @param text the body of the answer
 */
export function errorOfAnswer(asked: string, status: number, text: string): ClientError {
  const body = errorBodySchema.safeParse(parseJson(text))
  if (body.success) {
    const { code, message, request_id } = body.data.error
    return new ClientError(`${asked} answered ${status} ${code}: ${message}`, { code, status, requestId: request_id })
  }
  return new ClientError(
    `${asked} answered ${status} with a body that is not an error of this backend: ${excerpt(text)}. Check that the address is that of the backend, with its base path.`,
    { code: 'ANSWER_UNREADABLE', status },
  )
}

/** The JSON value of a text, undefined when it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The start of a body, to be quoted in a message. */
export function excerpt(text: string): string {
  return text === '' ? 'nothing' : JSON.stringify(text.slice(0, 200))
}
