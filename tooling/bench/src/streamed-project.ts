import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

const createdAt = '2026-01-01T00:00:00.000000Z'

export const labelConfig = `<View>
  <Text name="text" value="$text"/>
  <Choices name="label" toName="text"><Choice value="A"/><Choice value="B"/></Choices>
</View>`

/**
 * A Label Studio with one project of many annotated tasks, whose snapshot is made while it is sent: it holds nothing of it.
 * `onTask` is called before each task is sent.
 */
export async function serveStreamedProject(taskCount: number, onTask: (number: number) => void = () => {}) {
  const answers: Record<string, object> = {
    'GET /api/version/': { release: '1.23.2' },
    'GET /api/projects/7/': {
      id: 7,
      created_at: createdAt,
      task_number: taskCount,
      total_annotations_number: taskCount,
    },
    'POST /api/projects/7/exports/': { id: 1, status: 'completed', counters: { task_number: taskCount } },
    'GET /api/projects/7/exports/1': { id: 1, status: 'completed', counters: { task_number: taskCount } },
    'DELETE /api/projects/7/exports/1': {},
  }
  const server = createServer(async (request, response) => {
    request.resume()
    const path = `${request.method} ${request.url?.split('?')[0]}`
    if (path === 'GET /api/projects/7/exports/1/download') return sendTasks(response, taskCount, onTask)
    const answer = path === 'GET /api/tasks/' ? foundTasks(request.url ?? '', taskCount) : answers[path]
    response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(answer ?? {}))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    /** What `/setup` says. */
    origin: { hostname: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, access_token: 'TOKEN' },
    /** What a webhook says when the first task is labeled again as it was. */
    event: {
      action: 'ANNOTATION_UPDATED',
      project: { id: 7, created_at: createdAt },
      ...labeledTask(1),
    },
    project: `7.${Date.parse(createdAt) / 1000}`,
    stop: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** Nothing was skipped, and nothing changed since somebody asked first. */
function foundTasks(url: string, count: number) {
  return { total: /tasks(:|%3A)(updated_at|cancelled)/.test(url) ? 0 : count, tasks: [] }
}

function sendTasks(to: ServerResponse, count: number, onTask: (number: number) => void): Promise<void> {
  to.writeHead(200, { 'content-type': 'application/json' })
  // The reader may be killed in between.
  return pipeline(Readable.from(taskTexts(count, onTask)), to).catch(() => {})
}

function* taskTexts(count: number, onTask: (number: number) => void): Generator<string> {
  for (let number = 1; number <= count; number++) {
    onTask(number)
    yield `${number === 1 ? '[' : ','}${taskText(number)}`
  }
  yield ']'
}

function labeledTask(id: number) {
  const result = [
    { from_name: 'label', to_name: 'text', type: 'choices', value: { choices: [id % 2 ? 'A' : 'B'] }, id: 'r0' },
  ]
  const annotation = { id, task: id, completed_by: 1, was_cancelled: false, updated_at: createdAt, result }
  const text = `Text ${id}: ${'some words that somebody has read and labeled. '.repeat(5)}`
  return { task: { id, data: { text } }, annotation }
}

function taskText(id: number): string {
  const { task, annotation } = labeledTask(id)
  return JSON.stringify({ ...task, annotations: [annotation], predictions: [], updated_at: createdAt })
}
