import { type BackendError, errorCatalogue, type Route } from '@label-studio-ml/protocol'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Metrics } from '../observability/metrics.ts'
import type { RequestLog } from '../observability/request-log.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** What the services add to the line that the request leaves in the log. */
    requestLog?: RequestLog
  }
  interface FastifyContextConfig {
    route?: Route
  }
}

/** Routes that probes and Prometheus call every few seconds. */
const pollingRoutes = new Set(['health', 'metrics'])

/** One line and one measurement for each request; a failed request has its line already. */
export function logResponse(metrics: Pick<Metrics, 'answered'>, request: FastifyRequest, reply: FastifyReply): void {
  const route = routeIdOf(request)
  metrics.answered(route, reply.statusCode, reply.elapsedTime / 1000)
  if (reply.statusCode >= 400) return
  request.log[pollingRoutes.has(route) ? 'debug' : 'info'](
    {
      request_id: request.id,
      route,
      status: reply.statusCode,
      ...request.requestLog?.fields,
      seconds: secondsOf(reply),
    },
    'answered',
  )
}

/** A mistake of the caller is logged without a stack, a failure of the server with one. */
export function logFailure(error: BackendError, thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const { status } = errorCatalogue[error.code]
  const isOurs = status === 500 || (status > 500 && error.cause !== undefined)
  request.log[levelOf(status, isOurs)](
    {
      request_id: request.id,
      route: routeIdOf(request),
      status,
      code: error.code,
      ...request.requestLog?.fields,
      ...(isOurs ? { err: thrown } : { detail: error.message }),
      seconds: secondsOf(reply),
    },
    'request failed',
  )
}

/** A mistyped address, or one that a browser or a scanner tries, is not worth a warning. */
function levelOf(status: number, isOurs: boolean): 'error' | 'warn' | 'info' {
  if (isOurs) return 'error'
  return status === 404 || status === 405 ? 'info' : 'warn'
}

/** The route of a request; undefined when no route has its method and path. */
export function routeOf(request: FastifyRequest): Route | undefined {
  return request.routeOptions?.config?.route
}

function routeIdOf(request: FastifyRequest): string {
  return routeOf(request)?.id ?? 'unknown'
}

/** Rounded to microseconds. */
function secondsOf(reply: FastifyReply): number {
  return Math.round(reply.elapsedTime * 1000) / 1_000_000
}
