import { beforeEach, expect, it, vi } from 'vitest'
import { memoryUrl, openStorage } from '../storage/open-storage.ts'
import type { CredentialsDriver } from './credentials-driver.ts'
import { createSetupCredentials, type SetupCredentialsOptions } from './setup-credentials.ts'

const url = 'http://localhost:8080'
const origin = { hostname: url, accessToken: 'TOKEN' }
let driver: CredentialsDriver
let put: ReturnType<typeof vi.fn>
const warn = vi.fn<(message: string) => void>()

beforeEach(() => {
  driver = openStorage(memoryUrl).credentials
  put = vi.spyOn(driver, 'put')
  warn.mockClear()
})

/** As after a start of the backend: nothing is in memory. */
const start = (options: Partial<SetupCredentialsOptions> = {}) =>
  createSetupCredentials({ driver, secretKey: undefined, isPrivate: true, warn, ...options })

it('knows after a restart what /setup brought, and writes it once', async () => {
  const credentials = start()
  for (let times = 0; times < 3; times++) await credentials.remember('1.1', origin)
  await start().remember('1.1', origin)
  expect(put).toHaveBeenCalledOnce()
  expect(await start().find('1.1')).toEqual({ url, apiKey: 'TOKEN' })
  expect(await start().find('2.1')).toBeUndefined()
})

it('asks the storage once, also for a project that has none', async () => {
  const get = vi.spyOn(driver, 'get')
  const credentials = start()
  for (let times = 0; times < 3; times++) expect(await credentials.find('1.1')).toBeUndefined()
  expect(get).toHaveBeenCalledOnce()
  await credentials.remember('1.1', origin)
  expect(await credentials.find('1.1')).toEqual({ url, apiKey: 'TOKEN' })
})

it('does not take up again what was being read when it was forgotten', async () => {
  await start().remember('1.1', origin)
  const credentials = start()
  const reading = credentials.find('1.1')
  await credentials.forget('1.1')
  expect([await reading, await credentials.find('1.1')]).toEqual([undefined, undefined])
})

it('writes no token as it is when there is a secret key, and seals one that was', async () => {
  await start().remember('1.1', origin)
  expect((await driver.get('1.1'))?.token).toContain('TOKEN')
  expect(await start({ secretKey: 'key' }).find('1.1')).toEqual({ url, apiKey: 'TOKEN' })
  expect((await driver.get('1.1'))?.token).not.toContain('TOKEN')
  expect(await start({ secretKey: 'key' }).find('1.1')).toEqual({ url, apiKey: 'TOKEN' })
  expect(warn).not.toHaveBeenCalled()
})

it.each([
  ['another secret key', 'other', 'SECRET_KEY is another than when it was kept'],
  ['no secret key', undefined, 'SECRET_KEY is not set, but was'],
])('takes a token as unknown under %s, warns once, and takes the next one', async (_what, secretKey, reason) => {
  await start({ secretKey: 'key' }).remember('1.1', origin)
  const changed = start({ secretKey })
  expect(await changed.find('1.1')).toEqual({ url, apiKey: undefined })
  await changed.find('1.1')
  expect(warn.mock.calls).toEqual([[expect.stringContaining(reason)]])
  await changed.remember('1.1', origin)
  expect(await start({ secretKey }).find('1.1')).toEqual({ url, apiKey: 'TOKEN' })
})

it('never keeps a token with an address that it did not come with', async () => {
  const credentials = start()
  await credentials.remember('1.1', origin)
  await credentials.remember('1.1', { hostname: 'http://other.example.com' })
  expect(await credentials.find('1.1')).toEqual({ url: 'http://other.example.com', apiKey: undefined })
})

it('opens no sealed token that was moved to another address', async () => {
  const secretKey = 'key'
  await start({ secretKey }).remember('1.1', origin)
  await driver.put({ ...(await driver.get('1.1'))!, url: 'http://other.example.com' })
  expect((await start({ secretKey }).find('1.1'))?.apiKey).toBeUndefined()
})

it('keeps what it knows when a request says nothing, and forgets it when it is told to', async () => {
  const credentials = start()
  await credentials.remember('1.1', origin)
  for (const nothing of [{}, { hostname: '' }, { accessToken: 'x' }, { hostname: url }]) {
    await credentials.remember('1.1', nothing)
  }
  expect(await credentials.find('1.1')).toEqual({ url, apiKey: 'TOKEN' })
  await credentials.forget('1.1')
  expect(await credentials.find('1.1')).toBeUndefined()
  expect(await driver.get('1.1')).toBeUndefined()
})

it.each([
  'http://169.254.169.254',
  'http://2852039166/',
  'http://[fe80::1]:8080',
  'http://[::ffff:169.254.169.254]',
  'http://100.100.100.200',
  'file:///etc/passwd',
  'http://user:password@localhost:8080',
  'localhost:8080',
])('uses no address such as %s, and warns once without showing it', async (hostname) => {
  const credentials = start()
  await credentials.remember('1.1', { ...origin, hostname })
  await credentials.remember('1.1', { ...origin, hostname })
  expect(await credentials.find('1.1')).toBeUndefined()
  expect(warn).toHaveBeenCalledOnce()
  expect(warn.mock.calls[0]![0]).not.toContain(hostname)
})

it.each([
  ['https://example.com/label-studio/', 'https://example.com/label-studio'],
  [' http://10.0.0.7:8080 ', 'http://10.0.0.7:8080'],
  ['http://[::1]:8080', 'http://[::1]:8080'],
])('takes the address %j', async (hostname, known) => {
  const credentials = start()
  await credentials.remember('1.1', { hostname, accessToken: 'TOKEN' })
  expect(await credentials.find('1.1')).toEqual({ url: known, apiKey: 'TOKEN' })
})

it('writes no token as it is where others can read it', async () => {
  await start({ isPrivate: false }).remember('1.1', origin)
  expect(await start().find('1.1')).toEqual({ url, apiKey: undefined })
  expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('Set SECRET_KEY'))
  await start({ isPrivate: false, secretKey: 'key' }).remember('1.1', origin)
  expect(await start({ secretKey: 'key' }).find('1.1')).toEqual({ url, apiKey: 'TOKEN' })
})
