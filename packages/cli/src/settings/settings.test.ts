import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readBackendSettings } from './backend-settings.ts'
import { readLabelStudioSettings } from './label-studio-settings.ts'

const url = 'http://localhost:8080'

function fileWith(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'settings-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'secret'), text)
  return join(folder, 'secret')
}

test('options come first, then the environment, then its second names', () => {
  const environment = { LABEL_STUDIO_URL: url, LABEL_STUDIO_API_KEY: 'first', LABEL_STUDIO_ACCESS_TOKEN: 'second' }
  expect(readLabelStudioSettings({ token: 'given' }, environment)).toMatchObject({ url, apiKey: 'given' })
  expect(readLabelStudioSettings({}, environment)).toMatchObject({ url, apiKey: 'first' })
  expect(readLabelStudioSettings({}, { LABEL_STUDIO_HOST: url, LABEL_STUDIO_ACCESS_TOKEN: 'second' })).toMatchObject({
    url,
    apiKey: 'second',
  })
})

test('a secret may come from a file, without its line end', () => {
  const file = fileWith('from-a-file\n')
  expect(readLabelStudioSettings({}, { LABEL_STUDIO_URL: url, LABEL_STUDIO_API_KEY_FILE: file }).apiKey).toBe(
    'from-a-file',
  )
  expect(readBackendSettings({}, { WEBHOOK_SECRET_FILE: file }).webhookSecret).toBe('from-a-file')
})

test.each([
  [{ LABEL_STUDIO_API_KEY: 'a', LABEL_STUDIO_API_KEY_FILE: 'b' }, 'are both set'],
  [{ LABEL_STUDIO_API_KEY_FILE: '/nowhere' }, 'LABEL_STUDIO_API_KEY_FILE="/nowhere" cannot be read'],
  [{ LABEL_STUDIO_CA_FILE: '/nowhere' }, 'LABEL_STUDIO_CA_FILE="/nowhere" cannot be read'],
  [{ LABEL_STUDIO_URL: 'localhost:8080' }, 'LABEL_STUDIO_URL cannot be used: expected an address'],
])('%j is refused', (environment, message) => {
  expect(() => readLabelStudioSettings({}, environment)).toThrow(message)
})

test('proxies of the environment are told', () => {
  const environment = { https_proxy: 'http://proxy:3128', NO_PROXY: 'localhost', OTHER: 'x' }
  const { proxies } = readLabelStudioSettings({}, environment)
  expect(JSON.parse(JSON.stringify(proxies))).toEqual({ https_proxy: 'http://proxy:3128', NO_PROXY: 'localhost' })
})

test('a token of the environment is not sent to a Label Studio that only an option names', () => {
  const environment = { LABEL_STUDIO_URL: url, LABEL_STUDIO_API_KEY: 'secret-key' }
  const read = () => readLabelStudioSettings({ labelStudio: 'https://other.example' }, environment)
  expect(read).toThrow('is not sent to https://other.example: give --token')
  expect(read).not.toThrow('secret-key')
  expect(readLabelStudioSettings({ labelStudio: `${url}/prefix` }, environment).apiKey).toBe('secret-key')
})

test('user and password of a backend go together, and its address loses the slash at its end', () => {
  expect(() => readBackendSettings({ basicAuthUser: 'me' }, {})).toThrow('go together')
  expect(
    readBackendSettings({ backend: 'http://localhost:9090//' }, { BASIC_AUTH_USER: 'me', BASIC_AUTH_PASS: 'pw' }),
  ).toEqual({
    url: 'http://localhost:9090',
    basicAuth: { user: 'me', password: 'pw' },
    webhookSecret: undefined,
  })
})
