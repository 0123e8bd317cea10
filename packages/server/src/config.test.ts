import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { environmentVariables } from './config.ts'

it('reads exactly the variables that the table of the README names', () => {
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8')
  const rows = readme.split('\n').filter((line) => /^\| `[A-Z_]+`/.test(line))
  const named = rows.flatMap((row) => [...row.split('|')[1]!.matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name!))
  expect(named.sort()).toEqual(environmentVariables.toSorted())
})
