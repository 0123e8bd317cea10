import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const packageFolder = fileURLToPath(new URL('..', import.meta.url))
const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const examples = [...readme.matchAll(/```js\n(.*?)```/gs)].map((match) => match[1]!)

test.each(examples)('an example of the README prints what its comments say: %#', (example) => {
  const promised = [...example.matchAll(/console\.log\(.*\) \/\/ (.*)/g)].map((match) => match[1]!)
  const options = ['--conditions=@label-studio-ml/source', '--input-type=module', '--eval', example]
  const printed = execFileSync(process.execPath, options, { cwd: packageFolder, encoding: 'utf8', timeout: 20_000 })
  expect(promised.length).toBeGreaterThan(0)
  expect(printed.trim().split('\n')).toEqual(promised)
})
