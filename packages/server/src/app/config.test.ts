import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { environmentVariables, readConfig } from './config.ts'

it('reads exactly the variables that the table of the README names', () => {
  const readme = readFileSync(new URL('../../../../README.md', import.meta.url), 'utf8')
  const rows = readme.split('\n').filter((line) => /^\| `[A-Z_]+`/.test(line))
  const named = rows.flatMap((row) => [...row.split('|')[1]!.matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name!))
  expect(named.sort()).toEqual(environmentVariables.toSorted())
})

it('checks predictions strictly unless it runs in production or is told how', () => {
  const check = (environment: NodeJS.ProcessEnv) => readConfig(environment).PREDICTION_CHECK
  expect(check({})).toBe('strict')
  expect(check({ NODE_ENV: 'production' })).toBe('labelStudio')
  expect(check({ NODE_ENV: 'production', PREDICTION_CHECK: 'strict' })).toBe('strict')
})

it('refuses a deadline that no timer can hold, by name', () => {
  expect(() => readConfig({ PREDICT_DEADLINE_SECONDS: '9999999' })).toThrow(/PREDICT_DEADLINE_SECONDS="9999999"/)
})

it('lets all bodies together be twice the largest one, and refuses less than one', () => {
  expect(readConfig({ BODY_LIMIT_MB: '1000' }).BUFFERED_BODIES_LIMIT_MB).toBe(2000)
  expect(readConfig({ BUFFERED_BODIES_LIMIT_MB: '300' }).BUFFERED_BODIES_LIMIT_MB).toBe(300)
  expect(() => readConfig({ BUFFERED_BODIES_LIMIT_MB: '299' })).toThrow(/BUFFERED_BODIES_LIMIT_MB="299".*BODY_LIMIT_MB/)
})
