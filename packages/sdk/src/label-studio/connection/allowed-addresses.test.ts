import { expect, it } from 'vitest'
import type { LookUpAll } from '../../guarded-connection/guarded-connector.ts'
import { isLinkLocal } from '../../guarded-connection/link-local.ts'
import { clientForTest, startStub } from '../testing/stub-label-studio.ts'

const allowsAddress = (address: string) => !isLinkLocal(address)
const json = { release: '1.23.2' }
const refused = {
  code: 'LABEL_STUDIO_ADDRESS_REFUSED',
  message: expect.stringMatching(/link-local .* set LABEL_STUDIO_URL and LABEL_STUDIO_API_KEY\.$/),
}

/** Answers each look-up with the next address. */
function addresses(...list: string[]): { lookUp: LookUpAll; count(): number } {
  let at = 0
  const lookUp: LookUpAll = (_, callback) =>
    callback(null, [{ address: list[Math.min(at++, list.length - 1)]!, family: 4 }])
  return { lookUp, count: () => at }
}

const at = (hostname: string, { url }: { url: string }) => `http://${hostname}:${new URL(url).port}`

it('opens no connection to a name that leads to a refused address, and does not try again', async () => {
  const { lookUp, count } = addresses('169.254.169.254')
  const client = clientForTest({ url: 'http://ls.example', allowsAddress, lookUp })
  await expect(client.version()).rejects.toMatchObject(refused)
  expect(count()).toBe(1)
})

it('refuses a name that changes its address after it was allowed, with each new connection', async () => {
  const stub = await startStub(() => ({ json, headers: { connection: 'close' } }))
  const { lookUp } = addresses('127.0.0.1', '169.254.169.254')
  const client = clientForTest({ url: at('rebinding.example', stub), allowsAddress, lookUp })
  expect(await client.version()).toMatchObject(json)
  await expect(client.version()).rejects.toMatchObject(refused)
  expect(stub.requests).toHaveLength(1)
})

it('refuses one that changes it between a redirect and where that leads', async () => {
  const stub = await startStub(() => ({ status: 302, headers: { location: '/b', connection: 'close' } }))
  const { lookUp } = addresses('127.0.0.1', '169.254.169.254')
  const client = clientForTest({ url: at('rebinding.example', stub), allowsAddress, lookUp })
  await expect(client.version()).rejects.toMatchObject(refused)
  expect(stub.asked()).toEqual(['GET /api/version/'])
})

it('goes nowhere by a redirect to a link-local address', async () => {
  const location = 'http://169.254.169.254/latest/meta-data/'
  const stub = await startStub(() => ({ status: 302, headers: { location } }))
  await expect(stub.client({ allowsAddress }).version()).rejects.toMatchObject({
    code: 'LABEL_STUDIO_ANSWER_UNREADABLE',
    message: expect.stringContaining(`was redirected to ${location}; the API key goes to ${stub.url} only`),
  })
})

it('refuses an address in the URL, of which no proxy is asked', async () => {
  const proxy = await startStub(() => ({ json }))
  for (const url of ['http://169.254.169.254', 'http://[fe80::1]:8080', 'http://[::ffff:169.254.169.254]']) {
    const client = clientForTest({ url, allowsAddress, proxies: { HTTP_PROXY: proxy.url } })
    await expect(client.version()).rejects.toMatchObject(refused)
  }
  expect(proxy.requests).toEqual([])
})

it('reaches a proxy wherever it is, and checks what NO_PROXY leaves out', async () => {
  const proxy = await startStub(() => ({ json }))
  const proxies = { HTTP_PROXY: proxy.url, NO_PROXY: 'direct.example' }
  const { lookUp } = addresses('169.254.169.254')
  const rule = { allowsAddress: () => false, lookUp, proxies }
  expect(await clientForTest({ url: 'http://ls.example', ...rule }).version()).toMatchObject(json)
  await expect(clientForTest({ url: 'http://direct.example', ...rule }).version()).rejects.toMatchObject(refused)
  expect(proxy.requests).toHaveLength(1)
})
