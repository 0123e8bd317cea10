import { expect, test } from 'vitest'
import { BackendError, errorBodySchema, isBackendError } from './backend-error.ts'

test('an error of another copy of the package is recognized by its code', () => {
  expect(isBackendError(Object.assign(new Error('full'), { code: 'OVERLOADED' }))).toBe(true)
  expect(isBackendError(Object.assign(new Error('gone'), { code: 'ENOENT' }))).toBe(false)
  expect(isBackendError({ code: 'OVERLOADED' })).toBe(false)
})

test('keeps the cause', () => {
  const cause = new Error('disk full')
  expect(new BackendError('INTERNAL', 'Could not write.', { cause }).cause).toBe(cause)
})

test('the body of an error has a code of the catalogue, a message and the request id', () => {
  const error = { code: 'OVERLOADED', message: '512 tasks wait.', request_id: 'r9' }
  expect(errorBodySchema.parse({ error })).toEqual({ error })
  expect(errorBodySchema.safeParse({ error: { ...error, code: 'ENOENT' } }).success).toBe(false)
  expect(errorBodySchema.safeParse({ error: 'full' }).success).toBe(false)
})
