import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type RunningBackend, root, startEntry } from '@label-studio-ml/harness'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { documentChecks } from './document-checks.ts'

const sample = readFileSync(new URL('__fixtures__/sample.md', import.meta.url), 'utf8')
let app: RunningBackend

beforeAll(async () => {
  app = await startEntry(join(root, 'packages/server/src/__fixtures__/word-count-main.ts'))
})
afterAll(() => app.stop())

test('every block of a truthful document passes', async () => {
  expect(await failures(sample)).toEqual([])
}, 180_000)

test.each([
  ['a command that nobody knows', '```sh\nmake everything\n```', /No check knows the command "make everything"/],
  ['a script that does not exist', '```sh\npnpm --filter sdk fly\n```', /sdk has no script "fly"/],
  ['a language that nothing executes', '```ruby\nputs 1\n```', /is "ruby", which nothing executes/],
  ['a block without a language', '```\nnpm start\n```', /is "", which nothing executes/],
  ['a route that does not exist', '```sh\ncurl http://localhost:9090/nothing\n```', /curl .* failed: .*404/s],
  ['another host', '```sh\ncurl https://example.org\n```', /Expected a curl command to http:\/\/localhost:9090/],
  [
    'an answer of another shape',
    '```sh\ncurl http://localhost:9090/health\n```\n```json\n{"ok":true}\n```',
    /answer.ok is missing/,
  ],
  ['code of wrong types', '```ts\nexport const one: string = 1\n```', /Type 'number' is not assignable/],
  ['code that prints something else', '```ts\nconsole.log(1 + 1) // 3\n```', /'2'.*'3'/s],
  ['code that throws', '```ts\nthrow new Error("no")\n```', /Error: no/],
  ['a label config that cannot be read', '```xml\n<View>\n```', /View/],
])('%s fails', async (_name, markdown, message) => {
  expect((await failures(markdown)).join('\n')).toMatch(message)
})

async function failures(markdown: string): Promise<string[]> {
  const checks = documentChecks(markdown, app)
  const found: string[] = []
  for (const { name, run } of checks.blocks) {
    await run().catch((error: Error) => found.push(`${name}: ${error.message}`))
  }
  checks.close()
  return found
}
