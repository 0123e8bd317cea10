import { readFileSync } from 'node:fs'
import type { OperationObject, ResponseObject, SchemaObject } from 'openapi3-ts/oas31'
import { expect, test } from 'vitest'
import { errorCatalogue } from './error-catalogue.ts'
import { createOpenApiDocument } from './openapi.ts'
import type { Route } from './routes/route.ts'
import { routes } from './routes/routes.ts'

const document = createOpenApiDocument()
const table = Object.entries<Route>(routes)

function operationOf({ path, method }: Route): OperationObject {
  return document.paths?.[path]?.[method === 'GET' ? 'get' : 'post'] as OperationObject
}

test('the committed openapi.json is the document of the route table', () => {
  const committed = readFileSync(new URL('../openapi.json', import.meta.url), 'utf8')
  expect(committed === `${JSON.stringify(document, null, 2)}\n`, 'run: pnpm docs:write').toBe(true)
})

test.each(table)('%s is an operation of that name', (id, route) => {
  expect(operationOf(route).operationId).toBe(id)
})

test('an error with an answer of its own is described as this says', () => {
  const response: ResponseObject = operationOf(routes.jobStatus).responses?.[410]
  const { description, example } = routes.jobStatus.errorAnswers.JOB_UNKNOWN
  expect(response).toMatchObject({ description, content: { 'application/json': { example } } })
})

test('there is no operation beside the table', () => {
  const operations = Object.values(document.paths ?? {}).flatMap((item) => Object.keys(item))
  expect(operations).toHaveLength(table.length)
})

test.each(table)('every answer of %s has an example', (_id, route) => {
  for (const response of Object.values(operationOf(route).responses ?? {}) as ResponseObject[]) {
    for (const media of Object.values(response.content ?? {})) expect(media.example ?? media.examples).toBeDefined()
  }
})

test.each(table)('%s describes each of its errors under its status', (_id, route) => {
  for (const code of route.errors.filter((code) => !route.errorAnswers?.[code])) {
    const { status } = errorCatalogue[code]
    const response: ResponseObject = operationOf(route).responses?.[status]
    expect(response.description).toContain(`\`${code}\``)
    expect(response.description).toMatch(/^[A-Z][A-Za-z ]+\.\n/)
    expect(Object.keys(response.content?.['application/json']?.examples ?? {})).toContain(code)
  }
})

test('a server without credentials, Basic credentials and both kinds of webhook secret are described', () => {
  expect(operationOf(routes.predict).security).toEqual([{}, { basic: [] }])
  expect(operationOf(routes.webhook).security).toEqual([
    {},
    { basic: [] },
    { webhookSecret: [] },
    { webhookSecretQuery: [] },
  ])
})

test('no incoming object is closed to unknown keys', () => {
  const sent = ['Prediction', 'PredictResponse']
  const schemas = Object.entries(document.components?.schemas ?? {}) as [string, SchemaObject][]
  const closed = schemas.filter(([, schema]) => JSON.stringify(schema).includes('"additionalProperties":false'))
  expect(closed.map(([name]) => name).sort()).toEqual(sent.sort())
})

test('names the server it is made for', () => {
  expect(createOpenApiDocument({ server: 'https://ml.example.org/a' }).servers?.[0]?.url).toBe(
    'https://ml.example.org/a',
  )
})
