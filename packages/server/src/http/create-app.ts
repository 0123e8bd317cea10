import { BackendError, type Route, type RouteId, routes } from '@label-studio-ml/protocol'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import type { Backend } from '../backend.ts'
import type { YieldToEventLoop } from '../models/yield-to-event-loop.ts'
import { answerError } from './answer-error.ts'
import { type Access, authorise, demandCredentials } from './authorise.ts'
import { createBasePath } from './base-path.ts'
import { type BodyReader, createBodyReader } from './body-reader.ts'
import { createHandlers } from './create-handlers.ts'
import type { Handler, HandlerRequest, WrittenJson } from './handler.ts'
import { readBody, readQuery } from './read-body.ts'
import { refuseCrossSite } from './refuse-cross-site.ts'
import { logAnswer, RequestLog } from './request-log.ts'
import { unknownRoute } from './unknown-route.ts'

/** The HTTP face: every route of the table, whatever path prefix Label Studio was given. */
export function createApp(backend: Backend, access: Access): FastifyInstance {
  const app = Fastify({
    loggerInstance: backend.log,
    childLoggerFactory: () => backend.log,
    logController: new LogController({ disableRequestLogging: true }),
    rewriteUrl: createBasePath(access),
    genReqId: () => crypto.randomUUID(),
    frameworkErrors: (_error, request, reply) => answerUnreadablePath(request, reply, access),
    forceCloseConnections: 'idle',
    return503OnClosing: false,
  })
  // Of Fastify's own lines; those of requests are written by `request-log.ts`.
  if (['trace', 'debug', 'info'].includes(app.log.level)) app.log.level = 'warn'
  app.decorateRequest('logFields')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, _body, done) => done(null))
  app.setErrorHandler((error, request, reply) => backend.metrics.refused(answerError(error, request, reply)))
  app.addHook('onRequest', async (request, reply) => {
    if (!request.is404) return
    demandCredentials(request, access)
    throw unknownRoute(request, reply, access)
  })
  app.addHook('onResponse', async (request, reply) => logAnswer(backend, request, reply))
  const handlers = createHandlers(backend)
  const tools: MountTools = {
    access,
    yieldToEventLoop: backend.yieldToEventLoop,
    withBody: createBodyReader(backend.limits, backend.bodyMemory, backend.yieldToEventLoop, closeOnDrain(app)),
  }
  for (const id of Object.keys(routes) as RouteId[]) {
    mount(app, routes[id], handlers[id] as Handler<RouteId>, tools)
  }
  return app
}

/**
 * Without this a client's kept connection would hold the server open after its last answer, and a slow upload for hours.
 *
 * @returns a signal that tells uploads
 */
function closeOnDrain(app: FastifyInstance): AbortSignal {
  const stopping = new AbortController()
  app.addHook('preClose', async () => {
    stopping.abort()
  })
  app.addHook('onSend', async (_request, reply) => {
    if (stopping.signal.aborted) reply.header('connection', 'close')
  })
  return stopping.signal
}

interface MountTools {
  access: Access
  yieldToEventLoop: YieldToEventLoop
  withBody: BodyReader
}

function mount(
  app: FastifyInstance,
  route: Route,
  handler: Handler<RouteId>,
  { access, yieldToEventLoop, withBody }: MountTools,
): void {
  const { status, contentType = 'application/json' } = route.answer
  app.route({
    method: route.method,
    url: route.path,
    config: { route },
    onRequest: async (request) => {
      authorise(request, route, access)
      if (route.method === 'POST') refuseCrossSite(request.headers)
    },
    handler: async (request, reply) => {
      reply.header('x-request-id', request.id)
      request.logFields = {}
      const work = async (body?: unknown) =>
        handler({
          body: await readBody(route, body, yieldToEventLoop),
          query: readQuery(route, request.query),
          userAgent: request.headers['user-agent'],
          logFields: request.logFields,
          log: new RequestLog(request.log, request.id),
        } as HandlerRequest<RouteId>)
      const answer = await (route.body ? withBody(request.raw, route, work) : work())
      return reply.code(status).type(`${contentType}; charset=utf-8`).send(textOf(answer))
    },
  })
}

function textOf(answer: Awaited<ReturnType<Handler<RouteId>>>): string {
  if (typeof answer === 'string') return answer
  return 'json' in answer ? (answer as WrittenJson).json : JSON.stringify(answer)
}

/** Without credentials not even the form of a path is told. The path may hold the webhook secret: it is not shown. */
function answerUnreadablePath(request: FastifyRequest, reply: FastifyReply, access: Access): void {
  try {
    demandCredentials(request, access)
    throw new BackendError('REQUEST_INVALID', 'The path of the URL cannot be decoded: expected %XX of UTF-8 bytes.')
  } catch (error) {
    answerError(error, request, reply)
  }
}
