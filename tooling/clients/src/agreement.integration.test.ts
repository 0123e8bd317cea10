import { type ErrorCode, errorCatalogue, type Route, routes } from '@label-studio-ml/protocol'
import { createOpenApiDocument } from '@label-studio-ml/protocol/openapi'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { damaged } from './damage.ts'

const ajv = new Ajv2020({ strict: false })
ajv.addSchema(JSON.parse(JSON.stringify(createOpenApiDocument())), 'openapi.json', false, false)

/** The schema that the document has for a body of a route. */
function documented({ path, method }: Route, ...rest: string[]): ValidateFunction {
  const keys = ['paths', path, method.toLowerCase(), ...rest, 'content', 'application/json', 'schema']
  const pointer = keys.map((key) => encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')
  return ajv.compile({ $ref: `openapi.json#/${pointer}` })
}

const table = Object.values<Route>(routes)
const requests = table.flatMap((route) =>
  Object.entries(route.bodyExamples ?? {}).map(
    ([name, { value }]) =>
      [`request ${route.id}, ${name}`, route.body!, documented(route, 'requestBody'), value] as const,
  ),
)
const answers = table.flatMap((route) => {
  const failures = Object.entries(route.errorAnswers ?? {}).map(([code, answer]) => {
    return { ...answer, status: errorCatalogue[code as ErrorCode].status }
  })
  return [...(route.answer.contentType ? [] : [route.answer]), ...failures].map(({ status, schema, example }) => {
    return [`answer ${route.id}, ${status}`, schema, documented(route, 'responses', `${status}`), example] as const
  })
})

test.each([...requests, ...answers])('zod and the document agree on the %s', (_name, schema, validate, example) => {
  const verdicts = { good: 0, bad: 0 }
  fc.assert(
    fc.property(damaged(example as object), (body) => {
      const parsed = schema.safeParse(body)
      verdicts[parsed.success ? 'good' : 'bad']++
      expect({ body, fits: validate(body) }).toEqual({ body, fits: parsed.success })
    }),
    { numRuns: 300 },
  )
  expect(Math.min(verdicts.good, verdicts.bad)).toBeGreaterThan(0)
})
