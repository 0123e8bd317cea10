import { z } from 'zod'
import { type ErrorCode, errorCatalogue } from './error-catalogue.ts'

/**
 * The one error class of the backend. Compare `error.code`, never `instanceof`: packages may be installed twice.
 * The message says what was expected, what came, where, and the fix.
 */
export class BackendError extends Error {
  override readonly name = 'BackendError'
  readonly code: ErrorCode

  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.code = code
  }
}

/** True for a BackendError of any copy of this package. */
export function isBackendError(error: unknown): error is BackendError {
  return error instanceof Error && 'code' in error && Object.hasOwn(errorCatalogue, String(error.code))
}

const errorCodeSchema = z
  .enum(Object.keys(errorCatalogue) as [ErrorCode, ...ErrorCode[]])
  .meta({ id: 'ErrorCode', description: 'Code of the error; docs/errors.md says what each means.' })

const errorDetailSchema = z
  .looseObject({
    code: errorCodeSchema,
    message: z.string().meta({ description: 'What was expected, what came, where, and the fix.' }),
    request_id: z.string().meta({ description: 'The same id stands in the log.' }),
  })
  .meta({ id: 'ErrorDetail', description: 'What failed.' })

/**
 * The body of every answer that is not 2xx. Label Studio throws it away and shows the reason phrase only, so the
 * message belongs there too.
 */
export const errorBodySchema = z
  .looseObject({ error: errorDetailSchema })
  .meta({ id: 'ErrorBody', description: 'Why the request failed.' })

export type ErrorBody = z.infer<typeof errorBodySchema>
