import { type ProjectPayload, projectUid } from '@label-studio-ml/protocol'
import { expect } from 'vitest'
import type { BehaviourId } from '../behaviours/behaviours.ts'
import { rightCredentials } from '../context/settings.ts'
import type { TestContext } from '../context/test-context.ts'
import type { ContractTest } from '../contract-test.ts'
import type { Answer } from '../http/answer.ts'
import { routePath } from '../http/open-api-document.ts'
import { type Exchange, recordedExchanges } from '../recorded/exchange.ts'
import { expectPredictions } from './expect-predictions.ts'

type Body = Record<string, unknown>

const cites: Record<string, readonly BehaviourId[]> = {
  '/health': ['health/any-json'],
  '/setup': ['setup/version-string', 'transport/base-path'],
  '/versions': ['versions/exactly-200'],
  '/predict': ['predict/slot-per-task', 'predict/version-of-each'],
  '/webhook': ['event/every-kind', 'transport/unknown-keys'],
}

/** Each recorded request as it was, and as it would be in a project with the app's own label config and tasks. */
export const recordedTrafficTests: ContractTest[] = recordedExchanges().flatMap((exchange): ContractTest[] => [
  {
    title: `answers ${exchange.name}`,
    cites: cites[routeOf(exchange)]!,
    settings: demandsCredentials(exchange) ? 'guarded' : 'plain',
    run: async (context) => {
      expectAnswer(await replay(context, exchange, exchange.request.body), exchange, await isFilled(context, exchange))
    },
  },
  {
    title: `answers ${exchange.name} for a project of the app`,
    cites: cites[routeOf(exchange)]!,
    settings: demandsCredentials(exchange) ? 'guarded' : 'plain',
    run: async (context) => {
      const answer = await replay(context, exchange, inProjectOf(context, exchange.request.body))
      expectAnswer(answer, exchange, true)
      if (routeOf(exchange) === '/predict') expectPredictions(answer, tasksOf(exchange).length, context.sample)
    },
  },
])

async function replay(context: TestContext, { request }: Exchange, body: Body | undefined): Promise<Answer> {
  const { method, path, headers } = request
  const { 'content-length': _, connection: __, authorization, ...rest } = headers
  const credentials = authorization ? rightCredentials : {}
  const answer = await context.call({ method, path, headers: { ...rest, ...credentials }, ...(body ? { body } : {}) })
  if (answer.json?.job) await context.deleteProject(projectUid((body as { project: ProjectPayload }).project))
  return answer
}

/** Whether the app's model fills the label config that was recorded. */
async function isFilled({ call }: TestContext, exchange: Exchange): Promise<boolean> {
  const { schema, label_config: config = schema } = exchange.request.body ?? {}
  if (config === undefined) return true
  return (await call({ method: 'POST', path: '/validate', body: { config } })).status === 200
}

function expectAnswer({ status, json, reason }: Answer, exchange: Exchange, filled: boolean): void {
  const route = routeOf(exchange)
  if (!filled) {
    expect({ status, json }).toMatchObject({ status: 400, json: { error: { code: 'LABEL_CONFIG_UNFIT' } } })
    expect(reason).toContain('label config')
    return
  }
  expect(status).toBe(route === '/webhook' ? 201 : 200)
  if (route === '/predict') expect(json?.results).toHaveLength(tasksOf(exchange).length)
  if (route === '/setup') expect(json?.model_version).toMatch(/\S/)
}

/** The same request with the app's label config and task data, in a project of its own. */
function inProjectOf({ sample, project }: TestContext, body: Body | undefined): Body | undefined {
  if (!body) return undefined
  const owner = project()
  const [task] = sample.tasks(1)
  const filled = (value: unknown) => ({ ...(value as object), data: task!.data })
  return {
    ...body,
    ...('schema' in body && { schema: sample.labelConfig }),
    ...('label_config' in body && { label_config: sample.labelConfig }),
    ...('tasks' in body && { tasks: (body.tasks as object[]).map(filled) }),
    ...('task' in body && { task: Array.isArray(body.task) ? body.task.map(filled) : filled(body.task) }),
    project: typeof body.project === 'object' ? { ...body.project, ...owner.payload } : owner.uid,
  }
}

function routeOf({ request }: Exchange): string {
  return routePath(request.path)
}

function tasksOf({ request }: Exchange): unknown[] {
  return request.body?.tasks as unknown[]
}

function demandsCredentials({ request }: Exchange): boolean {
  return 'authorization' in request.headers
}
