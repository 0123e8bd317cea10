import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface StubPrediction {
  id: number
  task: number
  model_version: string
  score: number | null
  result: object[]
}

type Sent = Omit<StubPrediction, 'id'>

interface TaskQuery {
  filters: { items: { filter: string; operator: string; value: unknown }[] }
  selectedItems?: { included: number[] }
}

export interface Request {
  method: string
  path: string
  query: URLSearchParams
  /** How many of this method and path came before. */
  nth: number
}

/** The part of Label Studio's API that predictions are read and written with, on a port. */
export async function startStubLabelStudio(tasks: Record<number, object>) {
  const stored: StubPrediction[] = []
  const seen = new Map<string, number>()
  const faults = {
    /** A status that is answered instead; undefined for the usual answer. */
    refuses: (_request: Request): number | undefined => undefined,
    /** Forgets a prediction without a word. */
    drops: (_prediction: Sent): boolean => false,
    /** Called when a list of predictions is stored and not yet answered. */
    afterWrite: (_count: number): void => {},
  }
  let lastId = 0
  const store = (sent: readonly Sent[]) => {
    for (const { task, model_version, score, result } of sent) stored.push({ id: ++lastId, task, model_version, score, result })
  }
  const predictionsOf = (id: number) => stored.filter(({ task }) => task === id)
  const versionsOf = (id: number) => [...new Set(predictionsOf(id).map(({ model_version }) => model_version))].join()
  const listTasks = (query: URLSearchParams) => {
    const { filters, selectedItems }: TaskQuery = JSON.parse(query.get('query')!)
    const passes = (id: number) =>
      filters.items.every(({ filter, operator, value }) => {
        if (filter === 'filter:tasks:id') return id > (value as number)
        return operator !== 'contains' || versionsOf(id).includes((value as string[])[0]!)
      })
    const chosen = (id: number) => !selectedItems || selectedItems.included.includes(id)
    const found = Object.keys(tasks).map(Number).filter((id) => chosen(id) && passes(id))
    const page = found.sort((a, b) => a - b).slice(0, Number(query.get('page_size')))
    const asTask = (id: number) => ({
      ...{ id, data: tasks[id], predictions_model_versions: versionsOf(id), total_predictions: predictionsOf(id).length },
      ...(query.get('fields') === 'all' ? { annotations: [], predictions: predictionsOf(id) } : {}),
    })
    const total_predictions = found.reduce((sum, id) => sum + predictionsOf(id).length, 0)
    return { total: found.length, total_predictions, tasks: page.map(asTask) }
  }
  const importPredictions = (sent: readonly Sent[]) => {
    const unknown = sent.find(({ task }) => !(task in tasks))
    if (unknown) return [400, { detail: `task ${unknown.task} does not exist` }]
    const kept = sent.filter((prediction) => !faults.drops(prediction))
    store(kept)
    faults.afterWrite(kept.length)
    return [201, { created: kept.length }]
  }
  const answer = (method: string, url: URL, body: string): unknown[] => {
    const path = url.pathname
    const nth = seen.get(`${method} ${path}`) ?? 0
    seen.set(`${method} ${path}`, nth + 1)
    const refused = faults.refuses({ method, path, query: url.searchParams, nth })
    if (refused) return [refused, { detail: 'refused by the stub' }]
    if (path === '/api/tasks/') return [200, listTasks(url.searchParams)]
    if (/^\/api\/projects\/\d+\/import\/predictions$/.test(path)) return importPredictions(JSON.parse(body))
    const [, removed] = /^\/api\/predictions\/(\d+)\/$/.exec(path) ?? []
    const index = stored.findIndex(({ id }) => id === Number(removed))
    if (method !== 'DELETE' || index < 0) return [404, { detail: `nothing at ${method} ${path}` }]
    stored.splice(index, 1)
    return [204]
  }
  const listen = (port: number): Promise<Server> =>
    new Promise((resolve) => {
      const server = createServer(async (request, response) => {
        const [status, body] = answer(request.method!, new URL(request.url!, 'http://stub'), await textOf(request))
        response.writeHead(status as number, { 'content-type': 'application/json' })
        response.end(body === undefined ? undefined : JSON.stringify(body))
      }).listen(port, '127.0.0.1', () => resolve(server))
    })
  let server = await listen(0)
  const { port } = server.address() as AddressInfo
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return {
    url: `http://127.0.0.1:${port}`,
    faults,
    /** What Label Studio stores by itself. */
    store,
    /** Ids of tasks by how many predictions of a version they have. */
    countsOf: (version: string) => {
      const count = (id: number) => stored.filter((of) => of.task === id && of.model_version === version).length
      return Object.fromEntries(Object.keys(tasks).map((id) => [id, count(Number(id))]))
    },
    versions: () => [...new Set(stored.map(({ model_version }) => model_version))],
    /** How often a request came. */
    timesOf: (method: string, path: string) => seen.get(`${method} ${path}`) ?? 0,
    stop,
    start: async () => {
      server = await listen(port)
    },
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of request.setEncoding('utf8')) text += part
  return text
}
