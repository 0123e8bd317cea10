import { createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http'
import { listenOnLoopback } from './listen-on-loopback.ts'

/**
 * What happens to a request: it is answered with a status, after it was passed on or instead; or the answer is cut after so
 * many bytes.
 */
export type Fault =
  | { status: number; headers?: Record<string, string>; isPassedOn?: boolean }
  | { cutAfterBytes: number }

export interface FaultyProxy {
  url: string
  /** `GET /path` of each request, without its query. */
  asked: string[]
  stop(): Promise<void>
}

/**
 * Stands before Label Studio and passes requests on, except those for which `faultOf` has a fault. As behind other proxies, it
 * cannot be seen that Label Studio is a development server.
 */
export async function startFaultyProxy(
  target: string,
  faultOf: (asked: string) => Fault | undefined,
): Promise<FaultyProxy> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const name = `${request.method} ${request.url?.split('?')[0]}`
    asked.push(name)
    const fault = faultOf(name)
    if (!fault) return pass(target, request, response)
    if ('cutAfterBytes' in fault) return pass(target, request, response, fault.cutAfterBytes)
    const refuse = () => response.writeHead(fault.status, fault.headers).end('<html>proxy</html>')
    if (fault.isPassedOn) passOn(target, request, (incoming) => incoming.resume().on('end', refuse))
    else request.resume().on('end', refuse)
  })
  return { asked, ...(await listenOnLoopback(server)) }
}

function passOn(target: string, request: IncomingMessage, answered: (incoming: IncomingMessage) => void) {
  const options = { method: request.method ?? 'GET', headers: request.headers, agent: false as const }
  return request.pipe(send(new URL(request.url ?? '/', target), options, answered))
}

function pass(target: string, request: IncomingMessage, response: ServerResponse, limit = Number.POSITIVE_INFINITY) {
  const outgoing = passOn(target, request, (incoming) => {
    let passed = 0
    const { server: _, ...headers } = incoming.headers
    response.writeHead(incoming.statusCode ?? 502, { ...headers, server: 'faulty-proxy' })
    incoming.on('data', (chunk: Buffer) => {
      response.write(chunk.subarray(0, limit - passed))
      passed += chunk.length
      if (passed < limit) return
      incoming.destroy()
      // What was written is on its way before the connection ends.
      setTimeout(() => response.destroy(), 50)
    })
    incoming.on('end', () => response.end())
    incoming.on('error', () => response.destroy())
  })
  outgoing.on('error', () => (response.headersSent ? response.destroy() : response.writeHead(502).end()))
}
