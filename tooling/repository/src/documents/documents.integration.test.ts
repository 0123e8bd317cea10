import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type RunningBackend, root, startApp, startEntry } from '@label-studio-ml/harness'
import { afterAll, expect, test } from 'vitest'
import type { Document } from './document.ts'
import { documentProblems } from './document-problems.ts'

/** docs/clients.md is about generated clients: `pnpm clients:check` generates them and runs its code. */
const checkedElsewhere = ['docs/clients.md']
const patterns = ['README.md', 'CONTRIBUTING.md', '{apps,packages}/*/README.md', 'docs/**/*.md']

const running: RunningBackend[] = []
afterAll(() => Promise.all(running.map((backend) => backend.stop())))

test('every code block of every document is true', { timeout: 300_000 }, async () => {
  const names = globSync(patterns, { cwd: root, exclude: ['**/node_modules/**', ...checkedElsewhere] }).sort()
  const apps = new Set(names.map(appOf))
  const urls = new Map<string, string>()
  for (const app of apps) urls.set(app, await urlOf(startApp(app)))
  const read = (name: string): Document => ({
    name,
    markdown: readFileSync(join(root, name), 'utf8'),
    url: urls.get(appOf(name))!,
  })
  expect(await documentProblems(names.map(read))).toEqual([])
})

async function urlOf(start: Promise<RunningBackend>): Promise<string> {
  const backend = await start
  running.push(backend)
  return backend.url
}

/** A document of an app is about that app. */
function appOf(document: string): string {
  return document.startsWith('apps/') ? dirname(document).slice(5) : 'simple-text-classifier'
}

const untrue = {
  'a script that does not exist': ['```sh\npnpm --filter sdk fly\n```', 'sdk has no script "fly"'],
  'a route that does not exist': ['```sh\ncurl http://localhost:9090/nothing\n```', '404'],
  'an answer of another shape': [
    '```sh\ncurl http://localhost:9090/health\n```\n```json\n{"ok":true}\n```',
    'answer.ok is missing',
  ],
  'code of wrong types': ['```ts\nexport const one: string = 1\n```', "Type 'number' is not assignable"],
  'code that prints something else': ['```ts\nconsole.log(1 + 1) // 3\n```', 'it promises 3 and prints 2'],
  'code that throws': ['```ts\nconsole.log(1) // 1\nthrow new Error("no")\n```', 'Error: no'],
  'a server that does not start': ['```js\nconst serve = () => process.exit(3)\nawait serve()\n```', 'exit code 3'],
  'JSON that cannot be read': ['```json\n{\n```', 'JSON'],
  'a label config that cannot be read': ['```xml\n<View>\n```', 'View'],
} as const

test('what is not true is found', async () => {
  const url = await urlOf(startEntry(join(root, 'packages/server/src/__fixtures__/word-count-main.ts')))
  const documents = Object.entries(untrue).map(([name, [markdown]]) => ({ name, markdown, url }))
  const problems = await documentProblems(documents)
  for (const [name, [, problem]] of Object.entries(untrue)) {
    expect(problems.filter((one) => one.startsWith(`${name}:`)).join()).toContain(problem)
  }
})
