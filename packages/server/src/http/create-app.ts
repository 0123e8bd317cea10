import { BackendError, type Route, type RouteId, routes, successStatus } from '@label-studio-ml/protocol'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import type { Backend } from '../backend.ts'
import { answerError } from './answer-error.ts'
import { type Access, authorise } from './authorise.ts'
import { withoutBasePath } from './base-path.ts'
import { createHandlers } from './create-handlers.ts'
import type { Handler, HandlerRequest, WrittenJson } from './handler.ts'
import { parseJsonBody } from './json-body.ts'
import { readBody, readQuery } from './read-body.ts'

/** The HTTP face: every route of the table, whatever path prefix Label Studio was given. */
export function createApp(backend: Backend, access: Access): FastifyInstance {
  const app = Fastify({
    loggerInstance: backend.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: backend.limits.bodyLimit,
    rewriteUrl: withoutBasePath,
    genReqId: () => crypto.randomUUID(),
    frameworkErrors: answerError,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
  })
  app.removeAllContentTypeParsers()
  const parse = async (_request: FastifyRequest, body: Buffer) => parseJsonBody(body, backend.breathe)
  app.addContentTypeParser('*', { parseAs: 'buffer' }, parse)
  app.setErrorHandler(answerError)
  app.addHook('onRequest', async (request, reply) => {
    if (request.is404) throw unknownRoute(request, reply)
  })
  closeConnectionsOnDrain(app)
  app.addHook('onResponse', async (request, reply) => note(backend, request, reply))
  const handlers = createHandlers(backend)
  for (const id of Object.keys(routes) as RouteId[]) mount(app, routes[id], handlers[id] as Handler<RouteId>, access)
  return app
}

/** Without this a client's kept connection would hold the server open after its last answer. */
function closeConnectionsOnDrain(app: FastifyInstance): void {
  let isClosing = false
  app.addHook('preClose', async () => {
    isClosing = true
  })
  app.addHook('onSend', async (_request, reply) => {
    if (isClosing) reply.header('connection', 'close')
  })
}

function mount(app: FastifyInstance, route: Route, handler: Handler<RouteId>, access: Access): void {
  const status = successStatus(route)
  const { contentType = 'application/json' } = route.response[status]!
  app.route({
    method: route.method,
    url: route.path,
    config: { routeId: route.id },
    onRequest: async (request) => authorise(request, route, access),
    handler: async (request, reply) => {
      reply.header('x-request-id', request.id)
      const answer = await handler({
        body: readBody(route, request.body),
        query: readQuery(route, request.query),
        userAgent: request.headers['user-agent'],
        log: request.log,
      } as HandlerRequest<RouteId>)
      return reply.code(status).type(`${contentType}; charset=utf-8`).send(textOf(answer))
    },
  })
}

function textOf(answer: Awaited<ReturnType<Handler<RouteId>>>): string {
  if (typeof answer === 'string') return answer
  return 'json' in answer ? (answer as WrittenJson).json : JSON.stringify(answer)
}

function note({ metrics }: Backend, request: FastifyRequest, reply: FastifyReply): void {
  const { routeId = 'unknown' } = request.routeOptions.config as { routeId?: string }
  const seconds = reply.elapsedTime / 1000
  metrics.answered(routeId, reply.statusCode, seconds)
  const level = routeId === 'health' ? 'debug' : 'info'
  request.log[level]({ route: routeId, status: reply.statusCode, seconds }, 'answered')
}

function unknownRoute({ method, url }: FastifyRequest, reply: FastifyReply): BackendError {
  const path = url.split('?')[0]
  const methods = Object.values(routes).flatMap((route) => (route.path === path ? [route.method] : []))
  if (methods.length === 0) {
    const known = Object.values(routes).map((route) => `${route.method} ${route.path}`)
    return new BackendError('ROUTE_UNKNOWN', `There is no ${method} ${path}; there are ${known.join(', ')}.`)
  }
  reply.header('allow', methods.join(', '))
  return new BackendError('METHOD_NOT_ALLOWED', `${path} takes ${methods.join(' and ')}, not ${method}.`)
}
