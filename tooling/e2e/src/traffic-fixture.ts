import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Exchange } from './recording-proxy.ts'

/** Headers that mean something to a backend; the others belong to the connection. */
const meaningful = ['user-agent', 'accept-encoding', 'accept', 'connection', 'content-type', 'authorization']

const secretKeys = new Map([
  ['access_token', 'TOKEN'],
  ['token', 'TOKEN'],
  ['task_data_login', 'PASSWORD'],
  ['task_data_password', 'PASSWORD'],
  ['login', 'PASSWORD'],
  ['password', 'PASSWORD'],
  ['unique_id', 'UUID'],
])

/** One recorded exchange in the shape of the traffic fixtures, with placeholders for secrets and addresses. */
export function trafficFixture(labelStudio: string, exchange: Exchange, effect: string) {
  const { request, response } = exchange
  const headers = meaningful.flatMap((name) => {
    const value = request.headers[name]
    if (value === undefined) return []
    return [[name, name === 'authorization' ? 'Basic BASE64(USER:PASSWORD)' : value]]
  })
  return {
    labelStudio,
    exchange: nameOf(exchange),
    request: { ...request, headers: Object.fromEntries(headers), body: withPlaceholders(request.body) },
    response: withPlaceholders(response),
    effect,
  }
}

/**
 * Writes the first exchange of each name to `<folder>/<version>/<name>.json`, and as `<name>-2.json` and so on those that
 * have a key or a type which the earlier ones of that name lack.
 */
export function writeTraffic(folder: string, labelStudio: string, exchanges: Exchange[], effect: string): void {
  const seen = new Map<string, { shapes: Set<string>; files: number }>()
  mkdirSync(join(folder, labelStudio), { recursive: true })
  for (const exchange of exchanges) {
    const name = nameOf(exchange)
      .replaceAll(/[^a-z0-9]+/gi, '-')
      .toLowerCase()
    const known = seen.get(name) ?? { shapes: new Set(), files: 0 }
    seen.set(name, known)
    const shapes = keyPaths(exchange.request.body)
    if (known.files > 0 && shapes.every((one) => known.shapes.has(one))) continue
    for (const one of shapes) known.shapes.add(one)
    known.files += 1
    const text = JSON.stringify(trafficFixture(labelStudio, exchange, effect), null, 1)
    writeFileSync(join(folder, labelStudio, `${name}${known.files > 1 ? `-${known.files}` : ''}.json`), `${text}\n`)
  }
}

/** Every place of a JSON value with the type that stands there: `.tasks[].id: number`. */
function keyPaths(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => keyPaths(item, `${path}[]`))
  if (typeof value !== 'object' || value === null) return [`${path}: ${value === null ? 'null' : typeof value}`]
  return Object.entries(value).flatMap(([key, inner]) => keyPaths(inner, `${path}.${key}`))
}

/** `predict`, `predict interactive`, `webhook annotation created`, each with the status when it is not 2xx. */
function nameOf({ request, response }: Exchange): string {
  const body = request.body as { action?: string; params?: { context?: unknown } } | null
  const what = [request.path.split('/').pop() || 'root']
  if (body?.action) what.push(body.action.toLowerCase().replaceAll('_', ' '))
  if (body?.params?.context) what.push('interactive')
  if (response.status >= 300) what.push(String(response.status))
  return what.join(' ')
}

function withPlaceholders(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withPlaceholders)
  if (typeof value === 'string') return withoutAddress(value)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const placeholder = secretKeys.get(key)
      return [key, placeholder && typeof inner === 'string' ? placeholder : withPlaceholders(inner)]
    }),
  )
}

function withoutAddress(text: string): string {
  return text.replaceAll(/http:\/\/(127\.0\.0\.1|localhost):\d+/g, 'http://localhost:8080')
}
