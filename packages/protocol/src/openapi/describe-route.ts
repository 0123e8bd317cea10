import type { ResponseConfig, RouteConfig } from '@asteasolutions/zod-to-openapi'
import type { Route, RouteAnswer } from '../routes/route.ts'
import { errorResponses } from './error-responses.ts'
import { securityOf } from './security.ts'

/** What the OpenAPI generator needs to know about a route. */
export function describeRoute(route: Route): RouteConfig {
  const answers = Object.entries(route.response).map(([status, answer]) => [status, describeAnswer(answer)])
  return {
    operationId: route.id,
    method: route.method === 'GET' ? 'get' : 'post',
    path: route.path,
    summary: route.summary,
    ...(route.description !== undefined && { description: route.description }),
    tags: [...route.tags],
    security: securityOf[route.auth],
    request: describeRequest(route),
    responses: { ...Object.fromEntries(answers), ...errorResponses(route.errors) },
  }
}

function describeRequest({ body, bodyExamples, query }: Route): NonNullable<RouteConfig['request']> {
  const content = body && { 'application/json': { schema: body, examples: { ...bodyExamples } } }
  return { ...(content && { body: { required: true, content } }), ...(query && { query }) }
}

function describeAnswer({
  description,
  schema,
  example,
  contentType = 'application/json',
}: RouteAnswer): ResponseConfig {
  return { description, content: { [contentType]: { schema, example } } }
}
