import { readFileSync } from 'node:fs'
import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import * as client from './client.ts'
import * as protocol from './index.ts'
import * as openapi from './openapi.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const examples = [...readme.matchAll(/## ([^\n]+)\n(?:(?!\n## ).)*?```js\n(.*?)```/gs)].map(
  ([, title = '', code = '']) => [title, code] as const,
)

/** A backend that answers every request with the example of its route, and knows no job. */
const answerWithExamples: typeof fetch = async (input, init) => {
  const path = new URL(String(input)).pathname
  const route = Object.values<protocol.Route>(protocol.routes).find(
    (candidate) => candidate.path === path && candidate.method === init?.method,
  )
  const { answer, errorAnswers = {} } = route!
  const [[code, failure] = []] = Object.entries(errorAnswers)
  const status = code === undefined ? answer.status : protocol.errorCatalogue[code as protocol.ErrorCode].status
  return Response.json((failure ?? answer).example, { status })
}

const createClient = (options: client.ClientOptions) => client.createClient({ ...options, fetch: answerWithExamples })
const modules = { ...protocol, ...openapi, createClient }
const inFunction = (code: string) => code.replace(/^import (\{.*?\}) from '.*'$/gm, 'const $1 = modules')
const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor

test.each(examples)('the example of “%s” prints what its comments say', async (_title, code) => {
  const printed: string[] = []
  const log = (...values: unknown[]) =>
    printed.push(values.map((value) => (typeof value === 'string' ? value : inspect(value))).join(' '))
  await new AsyncFunction('modules', 'console', inFunction(code))(modules, { log })
  expect(printed).toEqual([...code.matchAll(/console\.log\(.*\) \/\/ (.*)$/gm)].map(([, comment]) => comment))
})
