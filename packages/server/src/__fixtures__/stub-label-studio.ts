import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** An annotation as Label Studio exports it. */
export interface StubAnnotation {
  id: number
  completed_by: number
  was_cancelled: boolean
  updated_at: string
  result: object[]
}

interface StubTask {
  id: number
  data: object
  updated_at: string
  annotations: StubAnnotation[]
}

type Filter = { filter: string; operator: string; value: unknown }

const createdAt = '2026-01-01T00:00:00.000000Z'

export type StubLabelStudio = Awaited<ReturnType<typeof startStubLabelStudio>>

/**
 * One project of a Label Studio, with the routes that a reading of labels calls. Its clock goes on by an hour with each
 * change.
 */
export async function startStubLabelStudio({ project = 7, keepsConnections = true } = {}) {
  const tasks = new Map<number, StubTask>()
  const asked: string[] = []
  let hours = 0
  let broken: ((to: ServerResponse) => void) | undefined
  const time = () => Date.parse(createdAt) + hours * 3_600_000
  const next = () => {
    hours++
    return new Date(time()).toISOString().replace('Z', '000Z')
  }

  const answers = (path: string, query: URLSearchParams): object | undefined => {
    const counted = [...tasks.values()].flatMap((task) => task.annotations).filter((one) => !one.was_cancelled).length
    switch (path) {
      case `/api/projects/${project}/`:
        return { id: project, created_at: createdAt, task_number: tasks.size, total_annotations_number: counted }
      case `/api/projects/${project}/export`:
        return exported(query)
      case '/api/version/':
        return { release: '1.23.2' }
      case '/api/tasks/':
        return page(query)
      default:
        return undefined
    }
  }
  const exported = (query: URLSearchParams) => {
    const ids = query.getAll('ids[]').map(Number)
    const isAsked = (task: StubTask) => ids.length === 0 || ids.includes(task.id)
    const isWanted = (task: StubTask) => query.has('download_all_tasks') || task.annotations.length > 0
    return [...tasks.values()].filter((task) => isAsked(task) && isWanted(task))
  }
  const page = (query: URLSearchParams) => {
    const { filters } = JSON.parse(query.get('query') ?? '{}') as { filters: { items: Filter[] } }
    const found = [...tasks.values()].filter((task) => filters.items.every((filter) => fits(task, filter)))
    const ordered = found.sort((a, b) => a.id - b.id).slice(0, Number(query.get('page_size')))
    return { total: found.length, tasks: ordered.map(({ annotations, ...task }) => task) }
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://stub')
    asked.push(`${request.method} ${url.pathname}`)
    if (!keepsConnections) response.setHeader('connection', 'close')
    if (request.headers.authorization !== 'Token TOKEN') return void response.writeHead(401).end('{}')
    if (broken && url.pathname.endsWith('/export')) return broken(response)
    const answer = answers(url.pathname, url.searchParams)
    const headers = { 'content-type': 'application/json', date: new Date(time()).toUTCString() }
    response.writeHead(answer ? 200 : 404, headers).end(JSON.stringify(answer ?? {}))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    /** `GET /path` of each request. */
    asked,
    /** The project's uid. */
    project: `${project}.${Date.parse(createdAt) / 1000}`,
    /** What `/setup` says about this Label Studio. */
    origin: { hostname: url, access_token: 'TOKEN' },
    /** Makes a task, or changes it. */
    put: (id: number, data: object, annotations: Partial<StubAnnotation>[]) => {
      const updated_at = next()
      const blank = { id, completed_by: 1, was_cancelled: false, updated_at, result: [] }
      tasks.set(id, { id, data, updated_at, annotations: annotations.map((one) => ({ ...blank, ...one })) })
    },
    /** Deletes a task, of which nothing remains that could be asked for. */
    remove: (id: number) => tasks.delete(id),
    /** Answers exports by hand from now on. */
    breakExports: (by: ((to: ServerResponse) => void) | undefined) => {
      broken = by
    },
    stop: async () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

function fits(task: StubTask, { filter, operator, value }: Filter): boolean {
  const isSkip = (one: StubAnnotation) => one.was_cancelled
  const found: Record<string, number> = {
    'filter:tasks:id': task.id,
    'filter:tasks:total_annotations': task.annotations.filter((one) => !isSkip(one)).length,
    'filter:tasks:cancelled_annotations': task.annotations.filter(isSkip).length,
    'filter:tasks:updated_at': Date.parse(task.updated_at),
  }
  const wanted = typeof value === 'number' ? value : Date.parse(String(value))
  return operator === 'equal' ? found[filter] === wanted : found[filter]! > wanted
}
