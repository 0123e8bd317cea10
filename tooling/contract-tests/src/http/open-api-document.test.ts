import { expect, test } from 'vitest'
import { errorBodyProblem, findOperation } from './open-api-document.ts'

test.each([
  ['GET', '/health', 'GET /health'],
  ['HEAD', '/health', 'GET /health'],
  ['GET', '/my/model/health/', 'GET /health'],
  ['GET', '/', 'GET /'],
  ['GET', '/versions?project=1.1', 'GET /versions'],
  ['POST', '/x/predict', 'POST /predict'],
])('%s %s is the operation %s', (method, path, name) => {
  expect(findOperation(method, path)?.name).toBe(name)
})

test.each([
  ['GET', '/predict'],
  ['DELETE', '/versions'],
  ['GET', '/favicon.ico'],
])('%s %s is not an operation', (method, path) => {
  expect(findOperation(method, path)).toBeUndefined()
})

test('a body is checked against the schema of its status', () => {
  const setup = findOperation('POST', '/setup')!
  expect(setup.contentType(200)).toBe('application/json')
  expect(setup.problemOf(200, { model_version: 'v1' })).toBeUndefined()
  expect(setup.problemOf(200, { model_version: null })).toMatch(/^body\/model_version /)
  expect(setup.problemOf(400, { model_version: 'v1' })).toMatch(/'error'/)
})

test('an error body needs code, message and request id', () => {
  expect(errorBodyProblem({ error: { code: 'INTERNAL', message: 'm', request_id: 'r' } })).toBeUndefined()
  expect(errorBodyProblem({ error: 'm' })).toBe('body/error must be object')
})
