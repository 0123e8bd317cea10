import { BackendError, type Route, routes } from '@label-studio-ml/protocol'
import type { FastifyReply, FastifyRequest } from 'fastify'

const known = Object.values<Route>(routes)

/** Names the routes that there are. The path that came may hold the webhook secret: it is not shown. */
export function unknownRoute({ method, url }: FastifyRequest, reply: FastifyReply): BackendError {
  const path = url.split('?')[0]
  const methods = known.flatMap((route) => (route.path === path ? [route.method] : []))
  if (methods.length > 0) {
    reply.header('allow', methods.join(', '))
    return new BackendError('METHOD_NOT_ALLOWED', `${path} takes ${methods.join(' and ')}, not ${method}.`)
  }
  const list = known.map((route) => `${route.method} ${route.path}`).join(', ')
  return new BackendError(
    'ROUTE_UNKNOWN',
    `The path of this ${method} ends in no route. After a Backend URL, as Label Studio has it, comes one of ${list}.`,
  )
}
