import type { z } from 'zod'
import { documentationRoutes, healthRoutes } from './health.ts'
import { jobRoutes } from './jobs.ts'
import { predictionRoutes } from './prediction.ts'
import { trainingRoutes } from './training.ts'
import { versionRoutes } from './versions.ts'

/**
 * Every route of the backend. The server walks `Object.values(routes)`; paths are relative to any base path.
 *
 * @example routes.predict.path // '/predict'
 */
export const routes = {
  ...healthRoutes,
  ...predictionRoutes,
  ...trainingRoutes,
  ...jobRoutes,
  ...versionRoutes,
  ...documentationRoutes,
} as const

/** The name of a route, also its operationId: `predict`, `jobStatus`, … */
export type RouteId = keyof typeof routes

type Routes = typeof routes

/** The parsed body of a route; undefined when it takes none. */
export type RouteBody<Id extends RouteId> = Routes[Id] extends { body: infer Body extends z.ZodType }
  ? z.output<Body>
  : undefined

/** The parsed query of a route; undefined when it takes none. */
export type RouteQuery<Id extends RouteId> = Routes[Id] extends { query: infer Query extends z.ZodType }
  ? z.output<Query>
  : undefined

/** The body of a route's 2xx answer. */
export type RouteResponse<Id extends RouteId> = z.output<Routes[Id]['answer']['schema']>
