import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'

interface TaskQuery {
  filters: { items: { filter: string; operator: string; value: unknown }[] }
  selectedItems?: { included: number[] }
}

/**
 * A Label Studio with one project of so many tasks, which answers at once: of its predictions it keeps how many each task
 * has. Ids of tasks begin with 1.
 */
export async function serveCountedProject(taskCount: number) {
  const predictions = new Uint8Array(taskCount + 1)
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://stub')
    const body = request.method === 'POST' ? await store(request) : listTasks(url.searchParams)
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  const store = async (request: IncomingMessage) => {
    const sent = (await json(request)) as { task: number }[]
    for (const { task } of sent) predictions[task]!++
    return { created: sent.length }
  }
  const listTasks = (query: URLSearchParams) => {
    const { filters, selectedItems }: TaskQuery = JSON.parse(query.get('query')!)
    const last = filters.items.find(({ filter }) => filter === 'filter:tasks:id')?.value ?? 0
    const isPredicted = filters.items.some(({ operator }) => operator === 'contains')
    const first = Math.max(1, Number(last) + 1)
    const size = Number(query.get('page_size'))
    const ids = selectedItems?.included ?? range(first, Math.min(taskCount, first + size - 1))
    const found = isPredicted ? ids.filter((id) => predictions[id]! > 0) : ids
    return {
      total: selectedItems ? found.length : taskCount + 1 - first,
      total_predictions: found.reduce((sum, id) => sum + predictions[id]!, 0),
      tasks: found.slice(0, size).map((id) => taskOf(id, predictions[id]!)),
    }
  }
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Whether each task has one prediction. */
    isPredictedOnce: () => predictions.subarray(1).every((count) => count === 1),
    stop: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last + 1 - first }, (_, index) => first + index)
}

function taskOf(id: number, count: number) {
  const text = `Text ${id}: ${'some words that somebody has written. '.repeat(5)}`
  return { id, data: { text }, total_predictions: count, predictions_model_versions: count > 0 ? 'v1' : '' }
}
