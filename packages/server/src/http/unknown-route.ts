import { BackendError, type Route, routes } from '@label-studio-ml/protocol'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Access } from './access/authorise.ts'

const known = Object.values<Route>(routes)
const shownCharacters = 200

/** An error that lists the routes. The requested path is shown only when it cannot hold a webhook secret. */
export function unknownRoute(request: FastifyRequest, reply: FastifyReply, { webhookSecret }: Access): BackendError {
  const { method } = request
  const path = request.url.split('?')[0]!
  const methods = known.flatMap((route) => (route.path === path ? [route.method] : []))
  if (methods.length > 0) {
    reply.header('allow', methods.join(', '))
    return new BackendError('METHOD_NOT_ALLOWED', `${path} takes ${methods.join(' and ')}, not ${method}.`)
  }
  const asked = webhookSecret ? `this ${method}` : `${method} ${path.slice(0, shownCharacters)}`
  const list = known.map((route) => `${route.method} ${route.path}`).join(', ')
  return new BackendError(
    'ROUTE_UNKNOWN',
    `The path of ${asked} ends in no route. After a Backend URL, as Label Studio has it, comes one of ${list}.`,
  )
}
