import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { BackendError, isBackendError } from './backend-error.ts'
import { errorBodySchema } from './error-body.ts'
import { type ErrorCode, errorCatalogue } from './error-catalogue.ts'

const page = readFileSync(new URL('../../../../docs/errors.md', import.meta.url), 'utf8')
const codes = Object.keys(errorCatalogue) as ErrorCode[]

test('docs/errors.md is the catalogue', () => {
  const rows = page.split('\n').filter((line) => line.startsWith('| `'))
  const expected = codes.map((code) => {
    const { status, when, fix } = errorCatalogue[code]
    return `| \`${code}\` | ${status} | ${when} | ${fix} |`
  })
  expect(rows).toEqual(expected)
})

test.each(codes)('%s has the status of a failed request', (code) => {
  const error = new BackendError(code, 'Expected one thing, got another.')
  expect(error.status).toBe(errorCatalogue[code].status)
  expect(error.status).toBeGreaterThanOrEqual(400)
})

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
