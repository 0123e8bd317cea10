import { BackendError, type Route, type RouteId, routes } from '@label-studio-ml/protocol'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyPluginAsync,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import type { Metrics } from '../observability/metrics.ts'
import { RequestLog } from '../observability/request-log.ts'
import type { YieldToEventLoop } from '../prediction/yield-to-event-loop.ts'
import { type Access, authorise, requireCredentials } from './access/authorise.ts'
import { createBasePath } from './access/base-path.ts'
import { refuseCrossSite } from './access/refuse-cross-site.ts'
import { answerError } from './answer-error.ts'
import type { BodyMemory } from './body/body-memory.ts'
import { type BodyReader, createBodyReader } from './body/body-reader.ts'
import { readBody, readQuery } from './body/read-body.ts'
import type { Handler, HandlerRequest, Handlers } from './handler.ts'
import { labelStudioAgent } from './label-studio-agent.ts'
import type { RequestLimits } from './request-limits.ts'
import { logResponse } from './request-log.ts'
import { unknownRoute } from './unknown-route.ts'

export interface AppOptions {
  handlers: Handlers
  access: Access
  log: FastifyBaseLogger
  metrics: Pick<Metrics, 'answered' | 'refused'>
  limits: RequestLimits
  bodyMemory: BodyMemory
  yieldToEventLoop: YieldToEventLoop
  /** Other faces, each below a prefix of its own. */
  mounts?: readonly Mount[]
}

export interface Mount {
  /** Such as `/trpc`. A URL below it is never read as a route with a base path. */
  prefix: string
  plugin: FastifyPluginAsync
}

/** The HTTP face: every route of the table, with any path before it. */
export function createApp(options: AppOptions): FastifyInstance {
  const { handlers, access, metrics, mounts = [] } = options
  const app = createServer(options)
  app.decorateRequest('requestLog')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, _body, done) => done(null))
  app.setErrorHandler((error, request, reply) => metrics.refused(answerError(error, request, reply)))
  app.addHook('onRequest', async (request, reply) => {
    if (!request.is404) return
    requireCredentials(request, access)
    throw unknownRoute(request, reply, access)
  })
  app.addHook('onResponse', async (request, reply) => logResponse(metrics, request, reply))
  for (const { prefix, plugin } of mounts) app.register(plugin, { prefix })
  const tools = { ...options, withBody: createBodyReader({ ...options, stopping: closeOnDrain(app) }) }
  for (const id of Object.keys(routes) as RouteId[]) {
    addRoute(app, routes[id], handlers[id] as Handler<RouteId>, tools)
  }
  return app
}

function createServer({ access, log, mounts = [] }: AppOptions): FastifyInstance {
  const mountedPrefixes = mounts.map(({ prefix }) => prefix)
  const app = Fastify({
    loggerInstance: log,
    childLoggerFactory: () => log,
    logController: new LogController({ disableRequestLogging: true }),
    rewriteUrl: createBasePath({ ...access, mountedPrefixes }),
    genReqId: () => crypto.randomUUID(),
    frameworkErrors: (_error, request, reply) => answerUnreadablePath(request, reply, access),
    forceCloseConnections: 'idle',
    return503OnClosing: false,
  })
  // For Fastify's own lines; those about requests are written by `request-log.ts`.
  if (['trace', 'debug', 'info'].includes(app.log.level)) app.log.level = 'warn'
  return app
}

/**
 * Without this, a connection that a client keeps open would hold the server after its last answer, and a slow upload
 * for hours.
 *
 * @returns a signal that ends uploads
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

interface RouteTools {
  access: Access
  yieldToEventLoop: YieldToEventLoop
  withBody: BodyReader
}

function addRoute(
  app: FastifyInstance,
  route: Route,
  handler: Handler<RouteId>,
  { access, yieldToEventLoop, withBody }: RouteTools,
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
      const log = new RequestLog(request.log, request.id)
      request.requestLog = log
      const answerTo = async (body?: unknown, bodyBytes = 0) =>
        handler({
          body: await readBody(route, body, yieldToEventLoop),
          bodyBytes,
          query: readQuery(route, request.query),
          caller: labelStudioAgent(request.headers['user-agent']),
          log,
        } as HandlerRequest<RouteId>)
      const answer = await (route.body ? withBody(request.raw, route, answerTo) : answerTo())
      const text = typeof answer === 'string' ? answer : JSON.stringify(answer)
      return reply.code(status).type(`${contentType}; charset=utf-8`).send(text)
    },
  })
}

/** A caller without credentials learns nothing about a path. The path is not shown, because it may hold the webhook secret. */
function answerUnreadablePath(request: FastifyRequest, reply: FastifyReply, access: Access): void {
  try {
    requireCredentials(request, access)
    throw new BackendError('REQUEST_INVALID', 'The path of the URL cannot be decoded: expected %XX of UTF-8 bytes.')
  } catch (error) {
    answerError(error, request, reply)
  }
}
