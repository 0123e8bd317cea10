import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'

/**
 * A program: Label Studio as far as an export needs it, with one project of as many annotated tasks as its argument says.
 * It makes the snapshot while it sends it. Prints its address.
 */
const taskCount = Number(process.argv[2])
const text = 'The film was long, and nobody in the room could say what it was about. '.repeat(6)

const server = createServer((request, response) => {
  const { method, url = '' } = request
  request.resume()
  if (url === '/api/projects/1/')
    return answer(response, { id: 1, title: 'large', created_at: '', task_number: taskCount })
  if (method === 'DELETE') return response.writeHead(204).end()
  if (url.includes('/download')) return Readable.from(chunks()).pipe(response.writeHead(200))
  return answer(response, { id: 1, status: 'completed', counters: { task_number: taskCount } })
})
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))

function answer(response: ServerResponse, json: object): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(json))
}

function* chunks() {
  for (let start = 0; start < taskCount; start += 100) {
    const tasks = Array.from({ length: Math.min(100, taskCount - start) }, (_, index) => taskOf(start + index + 1))
    yield `${start === 0 ? '[' : ','}${tasks.join(',')}`
  }
  yield ']'
}

function taskOf(id: number): string {
  const value = { choices: [id % 2 ? 'Positive' : 'Negative'] }
  const result = [{ id: 'r1', from_name: 'sentiment', to_name: 'text', type: 'choices', value }]
  const annotation = { id, task: id, result, completed_by: 1, was_cancelled: false, updated_at: '2026-01-01T00:00:00Z' }
  return JSON.stringify({ id, data: { text: `${id} ${text}` }, annotations: [annotation], predictions: [], project: 1 })
}
