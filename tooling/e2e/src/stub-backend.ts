import { createServer, type IncomingMessage } from 'node:http'
import { listenOnLoopback } from './listen-on-loopback.ts'

export interface StubBackend {
  url: string
  stop(): Promise<void>
}

/**
 * A backend that knows nothing and answers at once: what Label Studio costs by itself.
 * Save times with a real backend are compared with save times with this one.
 */
export async function startStubBackend({ version = 'constant' } = {}): Promise<StubBackend> {
  const prediction = { model_version: version, score: 0.5, result: [] }
  const server = createServer(async (request, response) => {
    const body = await readBody(request)
    response.setHeader('content-type', 'application/json')
    if (request.url === '/predict') {
      const { tasks } = JSON.parse(body) as { tasks: unknown[] }
      response.end(JSON.stringify({ results: tasks.map(() => prediction), model_version: version }))
    } else {
      response.end(JSON.stringify({ status: 'UP', model_version: version, versions: [version] }))
    }
  })
  return listenOnLoopback(server)
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}
