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

  /** The HTTP status of a request that meets this error. */
  get status(): number {
    return errorCatalogue[this.code].status
  }
}

/** True for a BackendError of any copy of this package. */
export function isBackendError(error: unknown): error is BackendError {
  return error instanceof Error && 'code' in error && Object.hasOwn(errorCatalogue, String(error.code))
}
