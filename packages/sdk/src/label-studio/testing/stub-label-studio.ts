import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { createLabelStudioClient } from '../create-label-studio-client.ts'
import type { LabelStudioClient, LabelStudioClientOptions } from '../label-studio-client.ts'

export interface StubRequest {
  method: string
  /** With its query. */
  path: string
  headers: IncomingHttpHeaders
  body: string
}

export interface Stub {
  url: string
  requests: StubRequest[]
  /** `GET /path` of each request. */
  asked(): string[]
  client(options?: Partial<LabelStudioClientOptions>): LabelStudioClient
}

/** What a stub answers: a status and JSON, or anything that is written by hand. */
export type StubAnswer =
  | { status?: number; json?: unknown; headers?: Record<string, string> }
  | ((to: ServerResponse) => void)

/** A server for a test that answers as Label Studio, or a proxy before it, does. It ends with the test. */
export async function startStub(answer: (request: StubRequest, count: number) => StubAnswer): Promise<Stub> {
  const requests: StubRequest[] = []
  const url = await serveForTest(async (incoming, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk)
    const { method = '', url: path = '', headers } = incoming
    const request = { method, path, headers, body: Buffer.concat(chunks).toString() }
    requests.push(request)
    const answered = answer(request, requests.length)
    if (typeof answered === 'function') return answered(response)
    const { status = 200, json, headers: more = {} } = answered
    response
      .writeHead(status, { 'content-type': 'application/json', ...more })
      .end(json === undefined ? '' : JSON.stringify(json))
  })
  return {
    url,
    requests,
    asked: () => requests.map(({ method, path }) => `${method} ${path.split('?')[0]}`),
    client: (options) => clientForTest({ url, ...options }),
  }
}

/** A client that does not wait long before it sends again. */
export function clientForTest(options: Partial<LabelStudioClientOptions> & { url: string }): LabelStudioClient {
  const client = createLabelStudioClient({ apiKey: 'a'.repeat(40), firstPauseMs: 5, retries: 2, ...options })
  onTestFinished(() => client.close())
  return client
}

async function serveForTest(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(async () => {
    server.close()
    server.closeAllConnections()
    if (server.listening) await once(server, 'close')
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** A token as Label Studio makes them, without a signature that anybody could check. */
export function jwtOf(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}.signature`
}
