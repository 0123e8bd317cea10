import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
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

const folder = mkdtempSync(join(tmpdir(), 'label-studio-ml-'))
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
afterAll(() => rmSync(folder, { recursive: true }))

it('takes every secret from a file instead, without the line break at its end', () => {
  const config = readConfig({
    BASIC_AUTH_USER: 'user',
    BASIC_AUTH_PASS_FILE: file('pass', 'word\n'),
    WEBHOOK_SECRET_FILE: file('webhook', 'hook\n'),
    SECRET_KEY_FILE: file('key', 'key'),
    LABEL_STUDIO_HOST: 'https://example.com/ls/',
    LABEL_STUDIO_ACCESS_TOKEN_FILE: file('token', 'token\r\n'),
  })
  expect(config.credentials).toEqual({ user: 'user', password: 'word' })
  expect(config.WEBHOOK_SECRET).toBe('hook')
  expect(config.labelStudio).toEqual({ url: 'https://example.com/ls', apiKey: 'token', secretKey: 'key' })
})

it('refuses a secret that is given twice, is empty or cannot be read, and shows no secret', () => {
  const twice = { WEBHOOK_SECRET: 'HIDDEN', WEBHOOK_SECRET_FILE: file('webhook', 'HIDDEN') }
  expect(() => readConfig(twice)).toThrow(/^WEBHOOK_SECRET and WEBHOOK_SECRET_FILE cannot both be set(?!.*HIDDEN)/)
  expect(() => readConfig({ SECRET_KEY_FILE: file('empty', '\n') })).toThrow(/SECRET_KEY_FILE=".*empty" is empty/)
  expect(() => readConfig({ SECRET_KEY_FILE: '/dev/null/key' })).toThrow(
    /SECRET_KEY_FILE="\/dev\/null\/key" cannot be read/,
  )
})

it.each([
  [{ LABEL_STUDIO_API_KEY: 'HIDDEN' }, 'LABEL_STUDIO_API_KEY needs LABEL_STUDIO_URL'],
  [{ LABEL_STUDIO_URL: 'localhost:8080' }, 'LABEL_STUDIO_URL="localhost:8080" cannot be used'],
  [{ LABEL_STUDIO_HOST: 'ftp://a' }, 'LABEL_STUDIO_HOST="ftp://a" cannot be used'],
  [{ LABEL_STUDIO_URL: 'https://me:HIDDEN@a' }, 'LABEL_STUDIO_URL cannot have a user or password'],
  [{ LABEL_STUDIO_CA_FILE: file('ca', 'no PEM') }, 'LABEL_STUDIO_CA_FILE='],
])('refuses settings about Label Studio that cannot be used: %j', (environment, message) => {
  const read = () => readConfig(environment as NodeJS.ProcessEnv)
  expect(read).toThrow(message)
  expect(read).not.toThrow('HIDDEN')
})

it('takes the proxies before Label Studio, in small letters first', () => {
  const environment = { https_proxy: 'http://a:1', HTTPS_PROXY: 'http://b:1', NO_PROXY: 'c', HTTP_PROXY: '' }
  expect(readConfig(environment).labelStudio.proxies).toEqual({ HTTPS_PROXY: 'http://a:1', NO_PROXY: 'c' })
  expect(readConfig({ NO_PROXY: 'c' }).labelStudio.proxies).toBeUndefined()
})

it('prefers the first names of settings about Label Studio', () => {
  const { labelStudio } = readConfig({
    LABEL_STUDIO_URL: 'http://a',
    LABEL_STUDIO_HOST: 'http://b',
    LABEL_STUDIO_API_KEY: '1',
    LABEL_STUDIO_ACCESS_TOKEN: '2',
  })
  expect(labelStudio).toMatchObject({ url: 'http://a', apiKey: '1' })
})
