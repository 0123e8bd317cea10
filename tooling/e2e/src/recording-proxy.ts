import { createServer, type IncomingHttpHeaders, type IncomingMessage, request as send } from 'node:http'
import { listenOnLoopback } from './listen-on-loopback.ts'

/** One call of Label Studio to the backend and its answer; bodies are parsed JSON, or text when they are not JSON. */
export interface Exchange {
  request: { method: string; path: string; headers: IncomingHttpHeaders; body: unknown }
  response: { status: number; body: unknown }
  /** Milliseconds from the last byte of the request to the last byte of the answer. */
  tookMs: number
}

export interface RecordingProxy {
  /** What Label Studio is given as the backend's address. */
  url: string
  exchanges: Exchange[]
  /** Exchanges of webhook deliveries and training calls with this `action`. */
  withAction(action: string): Exchange[]
  /** Exchanges with this path, for example `/predict`. */
  withPath(path: string): Exchange[]
  stop(): Promise<void>
}

/**
 * Stands between Label Studio and a backend, passes everything on unchanged and records it.
 * A backend that does not answer is a 502 whose reason says so, as a reverse proxy would do.
 */
export async function startRecordingProxy(target: string): Promise<RecordingProxy> {
  const exchanges: Exchange[] = []
  const server = createServer(async (request, response) => {
    const body = await collect(request)
    const start = performance.now()
    const answer = await forward(target, request, body).catch((error: Error) => unreachable(target, error))
    response.writeHead(answer.status, answer.reason, answer.headers).end(answer.body)
    exchanges.push({
      request: {
        method: request.method ?? 'GET',
        path: request.url ?? '/',
        headers: request.headers,
        body: parsed(body),
      },
      response: { status: answer.status, body: parsed(answer.body) },
      tookMs: performance.now() - start,
    })
  })
  return {
    ...(await listenOnLoopback(server)),
    exchanges,
    withAction: (action) =>
      exchanges.filter(({ request }) => (request.body as { action?: string } | null)?.action === action),
    withPath: (path) => exchanges.filter(({ request }) => request.path === path),
  }
}

interface Answer {
  status: number
  reason: string
  headers: IncomingHttpHeaders
  body: Buffer
}

function forward(target: string, request: IncomingMessage, body: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { method: request.method ?? 'GET', headers: request.headers, agent: false as const }
    const outgoing = send(new URL(request.url ?? '/', target), options, async (incoming) => {
      try {
        const { 'transfer-encoding': _, ...headers } = incoming.headers
        const answered = await collect(incoming)
        resolve({
          status: incoming.statusCode ?? 502,
          reason: incoming.statusMessage ?? '',
          headers: { ...headers, 'content-length': String(answered.length) },
          body: answered,
        })
      } catch (error) {
        reject(error)
      }
    })
    outgoing.once('error', reject)
    outgoing.end(body)
  })
}

function unreachable(target: string, error: Error): Answer {
  const body = Buffer.from(JSON.stringify({ error: `${target}: ${error.message}` }))
  return { status: 502, reason: 'Backend does not answer', headers: { 'content-type': 'application/json' }, body }
}

async function collect(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function parsed(body: Buffer): unknown {
  if (body.length === 0) return null
  const text = body.toString('utf8')
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
