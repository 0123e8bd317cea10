import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { OperationObject, ResponseObject, SchemaObject } from 'openapi3-ts/oas31'
import { expect, test } from 'vitest'
import { errorCatalogue } from '../errors/error-catalogue.ts'
import type { Route } from '../routes/route.ts'
import { routes } from '../routes/routes.ts'
import { createOpenApiDocument } from './create-open-api-document.ts'
import { reasonPhrases } from './reason-phrases.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const document = createOpenApiDocument()
const table = Object.entries<Route>(routes)

function operationOf({ path, method }: Route): OperationObject {
  return document.paths?.[path]?.[method === 'GET' ? 'get' : 'post'] as OperationObject
}

test('the committed openapi.json is the document of the route table', () => {
  const committed = readFileSync(join(root, 'openapi.json'), 'utf8')
  expect(committed === `${JSON.stringify(document, null, 2)}\n`, 'run: pnpm --filter protocol openapi').toBe(true)
})

test('redocly finds neither errors nor warnings', async () => {
  const cli = join(dirname(createRequire(import.meta.url).resolve('@redocly/cli/package.json')), 'bin/cli.js')
  const lint = [cli, 'lint', 'openapi.json', '--config', 'redocly.yaml', '--format', 'json']
  const offline = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', CI: 'true' }
  const { stdout } = await promisify(execFile)(process.execPath, lint, {
    cwd: root,
    env: { ...process.env, ...offline },
    timeout: 25_000,
  })
  expect(JSON.parse(stdout)).toMatchObject({ totals: { errors: 0, warnings: 0 }, problems: [] })
})

test.each(table)('%s is an operation of that name', (id, route) => {
  expect(operationOf(route).operationId).toBe(id)
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
  for (const code of route.errors) {
    const { status } = errorCatalogue[code]
    const response: ResponseObject = operationOf(route).responses?.[status]
    expect(response.description).toContain(`\`${code}\``)
    expect(response.description.startsWith(`${reasonPhrases[status]}.`)).toBe(true)
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
