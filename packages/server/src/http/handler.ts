import type { RouteBody, RouteId, RouteQuery, RouteResponse } from '@label-studio-ml/protocol'
import type { LogFields, RequestLog } from './request-log.ts'

/** What a handler gets of a request: parsed and checked by the route table. */
export interface HandlerRequest<Id extends RouteId> {
  body: RouteBody<Id>
  query: RouteQuery<Id>
  userAgent: string | undefined
  log: RequestLog
  /** What the request's line in the log has besides route, status and time. */
  logFields: LogFields
}

/** JSON text that was written while the answer was made. */
export interface WrittenJson {
  json: string
}

/** Answers one route. */
export type Handler<Id extends RouteId> = (
  request: HandlerRequest<Id>,
) => RouteResponse<Id> | WrittenJson | Promise<RouteResponse<Id> | WrittenJson>

export type Handlers = { [Id in RouteId]: Handler<Id> }
