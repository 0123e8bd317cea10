import type { ResponseConfig, RouteConfig } from '@asteasolutions/zod-to-openapi'
import type { SecurityRequirementObject } from 'openapi3-ts/oas31'
import { errorBodySchema } from './backend-error.ts'
import { type ErrorCode, errorCatalogue } from './error-catalogue.ts'
import type { ErrorAnswer, Route, RouteAnswer } from './routes/route.ts'

/** What each kind of `auth` demands; the empty requirement stands for a server that is set up without credentials. */
const securityOf: Readonly<Record<Route['auth'], SecurityRequirementObject[]>> = {
  basic: [{}, { basic: [] }],
  webhook: [{}, { basic: [] }, { webhookSecret: [] }, { webhookSecretQuery: [] }],
}

/** What the OpenAPI generator needs to know about a route. */
export function describeRoute(route: Route): RouteConfig {
  return {
    operationId: route.id,
    method: route.method === 'GET' ? 'get' : 'post',
    path: route.path,
    summary: route.summary,
    ...(route.description !== undefined && { description: route.description }),
    tags: [...route.tags],
    security: securityOf[route.auth],
    request: describeRequest(route),
    responses: { [route.answer.status]: describeAnswer(route.answer), ...errorResponses(route) },
  }
}

function describeRequest({ body, bodyExamples, query }: Route): NonNullable<RouteConfig['request']> {
  const content = body && { 'application/json': { schema: body, examples: { ...bodyExamples } } }
  return { ...(content && { body: { required: true, content } }), ...(query && { query }) }
}

function describeAnswer(answer: RouteAnswer | ErrorAnswer): ResponseConfig {
  const { description, schema, example } = answer
  const contentType = ('contentType' in answer && answer.contentType) || 'application/json'
  return { description, content: { [contentType]: { schema, example } } }
}

/** One response for each status that the errors have; its description and examples distinguish the errors. */
function errorResponses({ errors, errorAnswers = {} }: Route): Record<string, ResponseConfig> {
  const byStatus = Map.groupBy(errors, (code) => errorCatalogue[code].status)
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => {
      const ownAnswer = errorAnswers[codes[0]!]
      return [status, ownAnswer ? describeAnswer(ownAnswer) : errorResponse(status, codes)]
    }),
  )
}

/** The standard reason phrases of RFC 9110, section 15; those of Node are of an older standard. */
const reasonPhrases: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  408: 'Request Timeout',
  413: 'Content Too Large',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
}

const challenge = {
  'WWW-Authenticate': { description: 'How to prove who you are.', schema: { type: 'string' as const } },
}

function errorResponse(status: number, codes: readonly ErrorCode[]): ResponseConfig {
  const reasons = codes.map((code) => `* \`${code}\`: ${errorCatalogue[code].when} ${errorCatalogue[code].fix}`)
  return {
    description: [`${reasonPhrases[status]}.`, '', ...reasons].join('\n'),
    ...(status === 401 && { headers: challenge }),
    content: {
      'application/json': {
        schema: errorBodySchema,
        examples: Object.fromEntries(codes.map((code) => [code, { value: errorExample(code) }])),
      },
    },
  }
}

function errorExample(code: ErrorCode) {
  const { when, fix } = errorCatalogue[code]
  return { error: { code, message: `${when} ${fix}`, request_id: 'req-1' } }
}
