import { expect, test } from 'vitest'
import type { z } from 'zod'
import { type ErrorCode, errorCatalogue } from '../error-catalogue.ts'
import type { Route } from './route.ts'
import { routes } from './routes.ts'

const table = Object.entries<Route>(routes)

test.each(table)('%s is named as its key', (key, route) => {
  expect(route.id).toBe(key)
})

test('no two routes share method and path', () => {
  const addresses = table.map(([, { method, path }]) => `${method} ${path}`)
  expect(new Set(addresses).size).toBe(addresses.length)
})

test('only work that goes on after the answer is answered 201', () => {
  const created = table.filter(([, route]) => route.answer.status === 201).map(([id]) => id)
  expect(created).toEqual(['train', 'webhook'])
})

test.each(table)('the body examples of %s are what it takes', (_id, route) => {
  for (const { value } of Object.values(route.bodyExamples ?? {})) expect(route.body?.parse(value)).toEqual(value)
  expect(route.bodyExamples !== undefined).toBe(route.body !== undefined)
})

test.each(table)('the answer examples of %s are what it answers', (_id, { answer, errorAnswers = {} }) => {
  for (const { schema, example } of [answer, ...Object.values(errorAnswers)]) {
    expect(schema.parse(example)).toEqual(example)
  }
})

test.each(table)('%s names each of its errors once', (_id, { errors }) => {
  expect(new Set(errors).size).toBe(errors.length)
})

test('an error with an answer of its own shares its status with no other error of the route', () => {
  for (const [id, { errors, errorAnswers = {} }] of table) {
    const statusOf = (code: string) => errorCatalogue[code as ErrorCode].status
    for (const code of Object.keys(errorAnswers)) {
      const sameStatus = errors.filter((other) => statusOf(other) === statusOf(code))
      expect(sameStatus, id).toEqual([code])
    }
  }
})

test('the fields of an error with an answer of its own stand in its example', () => {
  for (const [id, { errorAnswers = {} }] of table) {
    for (const { fields, example } of Object.values(errorAnswers)) expect(example, id).toMatchObject(fields)
  }
})

test('every long list is a field of the body', () => {
  for (const [id, { longLists, body }] of table) {
    for (const key of Object.keys(longLists?.items ?? {})) expect((body as z.ZodObject).shape, id).toHaveProperty(key)
  }
})
