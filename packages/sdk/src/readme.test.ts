import { readFileSync } from 'node:fs'
import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import * as sdk from './index.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const examples = [...readme.matchAll(/```js\n(.*?)```/gs)].map(([, code = '']) => code)
const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor

test('there are examples', () => {
  expect(examples.length).toBeGreaterThan(4)
})

test.each(examples)('an example prints what its comments say: %#', async (code) => {
  const printed: string[] = []
  const log = (...values: unknown[]) => printed.push(values.map(shown).join(' '))
  const body = code.replace(/^import (\{[^}]*\}) from '@label-studio-ml\/sdk'$/gm, 'const $1 = sdk')
  await new AsyncFunction('sdk', 'console', body)(sdk, { log })
  expect(printed).toEqual([...code.matchAll(/^console\.log\(.*\) \/\/ (.*)$/gm)].map(([, comment]) => comment))
})

function shown(value: unknown): string {
  return typeof value === 'string' ? value : inspect(value, { breakLength: Number.POSITIVE_INFINITY })
}
