import { expect, test } from 'vitest'
import { errorCatalogue } from '../errors/error-catalogue.ts'
import type { Route } from './route.ts'
import { routes } from './routes.ts'
import { successStatus } from './success-status.ts'

const table = Object.entries<Route>(routes)

test.each(table)('%s is named as its key', (key, route) => {
  expect(route.id).toBe(key)
})

test('no two routes share method and path', () => {
  const addresses = table.map(([, { method, path }]) => `${method} ${path}`)
  expect(new Set(addresses).size).toBe(addresses.length)
})

test('only work that goes on after the answer is answered 201', () => {
  const created = table.filter(([, route]) => successStatus(route) === 201).map(([id]) => id)
  expect(created).toEqual(['train', 'webhook'])
})

test.each(table)('the body examples of %s are what it takes', (_id, route) => {
  for (const { value } of Object.values(route.bodyExamples ?? {})) expect(route.body?.parse(value)).toEqual(value)
  expect(route.bodyExamples !== undefined).toBe(route.body !== undefined)
})

test.each(table)('the answer examples of %s are what it answers', (_id, route) => {
  for (const { schema, example } of Object.values(route.response)) expect(schema.parse(example)).toEqual(example)
})

test.each(table)('%s names each error once and answers none of their statuses otherwise', (_id, route) => {
  expect(new Set(route.errors).size).toBe(route.errors.length)
  const statuses = new Set(route.errors.map((code) => String(errorCatalogue[code].status)))
  expect(Object.keys(route.response).filter((status) => statuses.has(status))).toEqual([])
})

test('a route without a 2xx answer is refused by name', () => {
  expect(() => successStatus({ ...routes.jobStatus, response: { 410: routes.jobStatus.response[410] } })).toThrow(
    'jobStatus',
  )
})
