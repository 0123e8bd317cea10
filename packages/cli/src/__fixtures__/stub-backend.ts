import { setTimeout as delay } from 'node:timers/promises'
import { listen, readJson } from './listen.ts'

/** How the backend of a test behaves. */
export interface StubBackend {
  url: string
  version: string | null
  /** What routes answer in place of what they should. */
  answers: Record<string, { status: number; reason?: string }>
  /** Milliseconds that routes take. */
  delays: Record<string, number>
  /** What `authorization` must be; webhooks may bring the secret in place of it. */
  authorization?: string
  secret?: string
  countsWebhooks: boolean
  /** The route whose answer ends before its body does. */
  breaksOff?: string
  /** Paths that were asked, with their method. */
  asked: string[]
  accepted: number
  refused: number
}

/** A backend that does what the doctor and connect ask for, as it is told. */
export async function startStubBackend(): Promise<StubBackend> {
  const stub: StubBackend = {
    ...{ url: '', version: 'v1', answers: {}, delays: {}, countsWebhooks: true, asked: [], accepted: 0, refused: 0 },
  }
  stub.url = await listen(async (request, response) => {
    const route = (request.url ?? '/').split('?')[0]!.split('/').at(-1)!
    stub.asked.push(`${request.method} /${route}`)
    await readJson(request)
    await delay(stub.delays[route] ?? 0)
    const { status, reason } = stub.answers[route] ?? accessOf(stub, route, request.headers)
    if (route === 'webhook') stub[status < 300 ? 'accepted' : 'refused'] += 1
    response.writeHead(status, reason ?? '', { 'content-type': 'application/json' })
    if (route === stub.breaksOff) return void response.write('{', () => response.destroy())
    response.end(status < 300 ? bodyOf(stub, route) : JSON.stringify({ error: { message: reason ?? 'no' } }))
  })
  return stub
}

function accessOf(stub: StubBackend, route: string, headers: Record<string, unknown>): { status: number; reason?: string } {
  const mayPass = !stub.authorization || headers.authorization === stub.authorization
  const hasSecret = route === 'webhook' && stub.secret !== undefined && headers['x-webhook-secret'] === stub.secret
  return mayPass || hasSecret ? { status: route === 'webhook' ? 201 : 200 } : { status: 401, reason: 'not let in' }
}

function bodyOf({ version, countsWebhooks, accepted, refused }: StubBackend, route: string): string {
  if (route === 'health') return JSON.stringify({ status: 'UP', model_class: 'Stub' })
  if (route !== 'metrics') return JSON.stringify({ model_version: version })
  if (!countsWebhooks) return '{}'
  const count = (status: number, counted: number) =>
    `label_studio_ml_request_seconds_count{route="webhook",status="${status}"} ${counted}\n`
  return count(201, accepted) + count(401, refused)
}
