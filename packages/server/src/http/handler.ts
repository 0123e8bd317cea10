import type { RouteBody, RouteId, RouteQuery, RouteResponse } from '@label-studio-ml/protocol'
import type { RequestLog } from '../observability/request-log.ts'
import type { LabelStudioAgent } from './label-studio-agent.ts'

/** What a handler gets of a request: parsed and checked by the route table. */
export interface HandlerRequest<Id extends RouteId> {
  body: RouteBody<Id>
  /** Of the text that `body` was. */
  bodyBytes: number
  query: RouteQuery<Id>
  caller: LabelStudioAgent
  log: RequestLog
}

/** Answers one route: with a value to write as JSON, or with text that is sent as it is. */
export type Handler<Id extends RouteId> = (
  request: HandlerRequest<Id>,
) => RouteResponse<Id> | string | Promise<RouteResponse<Id> | string>

export type Handlers<Id extends RouteId = RouteId> = { [Name in Id]: Handler<Name> }
