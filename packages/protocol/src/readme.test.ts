import { readFileSync } from 'node:fs'
import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import * as protocol from './index.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const examples = [...readme.matchAll(/## ([^\n]+)\n(?:(?!\n## ).)*?```js\n(.*?)```/gs)].map(
  ([, title = '', code = '']) => [title, code] as const,
)

/** A backend that answers every request with the example of its route, and no job. */
const answerWithExamples: typeof fetch = async (input, init) => {
  const path = new URL(String(input)).pathname
  const route = Object.values<protocol.Route>(protocol.routes).find(
    (one) => one.path === path && one.method === init?.method,
  )
  const [status, answer] = Object.entries(route?.response ?? {}).at(-1) ?? []
  return Response.json(answer?.example, { status: Number(status) })
}

const inFunction = (code: string) => code.replace(/^import (\{.*?\}) from '.*'$/gm, 'const $1 = protocol')
const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor

test('there is an example in every chapter that shows code', () => {
  expect(examples).toHaveLength(4)
})

test.each(examples)('the example of “%s” prints what its comments say', async (_title, code) => {
  const printed: string[] = []
  const log = (...values: unknown[]) =>
    printed.push(values.map((value) => (typeof value === 'string' ? value : inspect(value))).join(' '))
  const createClient = (options: protocol.ClientOptions) =>
    protocol.createClient({ ...options, fetch: answerWithExamples })
  await new AsyncFunction('protocol', 'console', inFunction(code))({ ...protocol, createClient }, { log })
  expect(printed).toEqual([...code.matchAll(/console\.log\(.*\) \/\/ (.*)$/gm)].map(([, comment]) => comment))
})
