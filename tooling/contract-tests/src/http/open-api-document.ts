import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

interface OpenApiDocument {
  paths: Record<string, Record<string, { responses: Record<string, { content?: Record<string, unknown> }> }>>
}

/** One operation of the document: `POST /predict`. */
export interface Operation {
  name: string
  statuses: number[]
  /** The content type of a documented answer. */
  contentType(status: number): string | undefined
  /** What is wrong with a body, in one line; undefined when it has the documented form. */
  problemOf(status: number, body: unknown): string | undefined
}

const file = fileURLToPath(import.meta.resolve('@label-studio-ml/protocol/openapi.json'))
const document = JSON.parse(readFileSync(file, 'utf8')) as OpenApiDocument
const ajv = new Ajv2020({ strict: false, allErrors: false })
addFormats.default(ajv)
ajv.addSchema(document, 'openapi.json', false, false)

/** Method and path of every operation of the document. */
export function documentedRoutes(): { method: string; path: string }[] {
  return Object.entries(document.paths).flatMap(([path, verbs]) =>
    Object.keys(verbs).map((verb) => ({ method: verb.toUpperCase(), path })),
  )
}

/** The document's operation for a request; undefined when the document has none. HEAD has the operation of GET. */
export function findOperation(method: string, path: string): Operation | undefined {
  const verb = method === 'HEAD' ? 'get' : method.toLowerCase()
  const route = routePath(path)
  const described = document.paths[route]?.[verb]
  return described && operationOf(`${verb.toUpperCase()} ${route}`, route, verb, described.responses)
}

/** The schema of the error body that every route shares. */
export const errorBodyProblem = problemWith(ajv.compile({ $ref: 'openapi.json#/components/schemas/ErrorBody' }))

/** The route of a path under any base path: `/my/model/predict/` is `/predict`. */
export function routePath(path: string): string {
  return `/${path.split('?')[0]!.split('/').filter(Boolean).at(-1) ?? ''}`
}

function operationOf(
  name: string,
  route: string,
  verb: string,
  responses: OpenApiDocument['paths'][string][string]['responses'],
): Operation {
  const contentType = (status: number) => Object.keys(responses[status]?.content ?? {})[0]
  return {
    name,
    statuses: Object.keys(responses).map(Number),
    contentType,
    problemOf: (status, body) => {
      const pointer = ['paths', route, verb, 'responses', status, 'content', contentType(status), 'schema']
      return problemWith(validatorAt(pointer.map((part) => escaped(String(part))).join('/')))(body)
    },
  }
}

const validators = new Map<string, ValidateFunction>()

function validatorAt(pointer: string): ValidateFunction {
  const validator = validators.get(pointer) ?? ajv.compile({ $ref: `openapi.json#/${pointer}` })
  validators.set(pointer, validator)
  return validator
}

function escaped(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1')
}

function problemWith(validate: ValidateFunction) {
  return (body: unknown) => (validate(body) ? undefined : ajv.errorsText(validate.errors, { dataVar: 'body' }))
}
