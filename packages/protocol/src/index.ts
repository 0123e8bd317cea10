export { BackendError, isBackendError } from './errors/backend-error.ts'
export { type ErrorCode, errorCatalogue } from './errors/error-catalogue.ts'
