import type { ErrorCode } from '../errors/error-catalogue.ts'

/** What every route may answer. */
export const sharedErrors = ['CREDENTIALS_WRONG', 'INTERNAL'] as const satisfies readonly ErrorCode[]

/** What every route may answer that keeps something. */
const storageErrors = ['MODEL_DIR_LOST', 'MODEL_DIR_UNUSABLE'] as const satisfies readonly ErrorCode[]

/** What every route with a JSON body may answer. */
export const bodyErrors = [
  ...sharedErrors,
  ...storageErrors,
  'CROSS_SITE_REQUEST',
  'BODY_NOT_JSON',
  'BODY_TOO_LARGE',
  'ITEM_TOO_LARGE',
  'LIST_TOO_LONG',
  'UPLOAD_STALLED',
  'UPLOADS_OVERLOADED',
  'REQUEST_INVALID',
] as const satisfies readonly ErrorCode[]

/** What every route may answer that reads a label config. */
export const labelConfigErrors = [
  'LABEL_CONFIG_SYNTAX',
  'LABEL_CONFIG_TAG',
  'LABEL_CONFIG_TOO_LARGE',
  'LABEL_CONFIG_UNFIT',
] as const satisfies readonly ErrorCode[]
