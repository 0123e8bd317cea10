import { setTimeout as delay } from 'node:timers/promises'
import { createServer, type ServerResponse } from 'node:http'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { routePath } from '../http/open-api-document.ts'
import type { RunningBackend } from '../context/target.ts'

export const stubLabelConfig = readFileSync(join(import.meta.dirname, 'label-config.xml'), 'utf8')

/** An answer before it is written. */
export interface Draft {
  status: number
  reason: string
  headers: Record<string, string>
  body: unknown
}

/** Something that a backend does wrong: changes an answer, or writes one itself. */
export type Fault = (draft: Draft, request: { path: string; body: Record<string, unknown> }, predicted: Promise<void>) => void | Promise<void>

/** A backend without a model that keeps to the contract as far as one request goes, except for one fault. */
export async function startStubBackend(fault: Fault = () => {}): Promise<RunningBackend> {
  let predicted: Promise<void> = Promise.resolve()
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const path = request.url ?? '/'
    const read = readBody(Buffer.concat(chunks).toString())
    const draft = draftOf(routePath(path), read)
    if (path.endsWith('/predict')) predicted = delay([read?.tasks].flat().length / 40)
    await fault(draft, { path, body: read ?? {} }, predicted)
    if (path.endsWith('/predict')) await predicted
    write(response, draft)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  const stop = async () => {
    server.closeAllConnections()
    server.close()
  }
  return { url: `http://127.0.0.1:${port}`, log: () => '', restart: async () => {}, stop }
}

function readBody(text: string): Record<string, unknown> | undefined {
  try {
    const read = text === '' ? {} : JSON.parse(text)
    return typeof read === 'object' && !Array.isArray(read) && read !== null ? read : undefined
  } catch {
    return undefined
  }
}

function draftOf(route: string, body: Record<string, unknown> | undefined): Draft {
  if (!body) return errorDraft(400, 'BODY_NOT_JSON', 'Expected a JSON object as body.')
  if (route === '/health' || route === '/') return draft(200, { status: 'UP', model_class: 'Stub' })
  if (route === '/versions') return draft(200, { versions: ['v1'] })
  if (route === '/webhook') return draft(201, { status: 'ok' })
  if (route === '/predict') return draft(200, { results: [body.tasks].flat().map(prediction), model_version: 'v1' })
  if (route !== '/setup') return errorDraft(404, 'ROUTE_UNKNOWN', `There is no ${route} here.`)
  if (String(body.schema).includes('Choices')) return draft(200, { model_version: 'v1' })
  return errorDraft(400, 'LABEL_CONFIG_UNFIT', 'The label config has no Choices on Text.')
}

function prediction(task: unknown) {
  const label = String((task as { data: { text: unknown } }).data.text).startsWith('apricot') ? 'Apple' : 'Pear'
  const region = { id: 'r1', from_name: 'fruit', to_name: 'text', type: 'choices', value: { choices: [label] } }
  return { result: [region], score: 0.5, model_version: 'v1' }
}

function draft(status: number, body: unknown): Draft {
  return { status, reason: 'OK', headers: { 'content-type': 'application/json' }, body }
}

function errorDraft(status: number, code: string, message: string): Draft {
  return { ...draft(status, { error: { code, message, request_id: 'r1' } }), reason: message }
}

function write(response: ServerResponse, { status, reason, headers, body }: Draft): void {
  response.writeHead(status, reason, headers).end(typeof body === 'string' ? body : JSON.stringify(body))
}
