import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import type { LookUpAll } from '../guarded-connection/guarded-connector.ts'
import { startFileServer, testMedia } from './__fixtures__/file-server.ts'

const file = () => startFileServer((_, response) => response.end('file'))
const refused = { code: 'MEDIA_REFUSED', message: expect.stringContaining('MEDIA_ALLOWED_HOSTS') }

/** Answers each look-up with the next address. */
function addresses(...list: string[]): LookUpAll {
  let at = 0
  return (_, callback) => {
    const address = list[Math.min(at++, list.length - 1)]!
    callback(null, [{ address, family: address.includes(':') ? 6 : 4 }])
  }
}

test.each(['127.0.0.1', '2130706433', '0x7f.1', '[::ffff:127.0.0.1]', '0177.1', '127.1', 'localhost', 'u:p@localhost'])(
  '%s is refused',
  async (hostname) => {
    const { host, asked } = await file()
    const url = `http://${hostname}:${host.split(':')[1]}/a`
    await expect(testMedia({ allowedHosts: [] }).getLocalPath(url)).rejects.toMatchObject(refused)
    expect(asked).toEqual([])
  },
)

test('a name that leads to a private address is refused where the connection is made', async () => {
  const { host, asked } = await file()
  const media = testMedia({ allowedHosts: [], lookUp: addresses('127.0.0.1') })
  await expect(media.getLocalPath(`http://public.example.com:${host.split(':')[1]}/a`)).rejects.toMatchObject(refused)
  expect(asked).toEqual([])
})

test('a name that changes its address after it was allowed is refused', async () => {
  const { host, asked } = await startFileServer((_, response) => {
    response.writeHead(302, { location: '/b', connection: 'close' })
    response.end()
  })
  const media = testMedia({ allowedHosts: ['127.0.0.1'], lookUp: addresses('127.0.0.1', '169.254.169.254') })
  await expect(media.getLocalPath(`http://rebinding.example.com:${host.split(':')[1]}/a`)).rejects.toMatchObject(
    refused,
  )
  expect(asked.map(({ path }) => path)).toEqual(['/a'])
})

test('of several addresses only the allowed ones are used', async () => {
  const { host } = await file()
  const both = ['10.255.255.1', '127.0.0.1'].map((address) => ({ address, family: 4 }))
  const media = testMedia({ lookUp: (_, callback) => callback(null, both) })
  const path = await media.getLocalPath(`http://both.example.com:${host.split(':')[1]}/a`)
  expect(await readFile(path, 'utf8')).toBe('file')
})

test.each(['http://169.254.169.254/latest/meta-data/', 'http://[fe80::1]/', 'http://10.0.0.1/'])(
  'a redirect to %s is refused',
  async (location) => {
    const { url } = await startFileServer((_, response) => response.writeHead(302, { location }).end())
    await expect(testMedia().getLocalPath(`${url}/a`)).rejects.toMatchObject(refused)
  },
)

test.each(['file:///etc/passwd', 'ftp://example.com/a', 'data:text/plain,hi'])(
  'a redirect to %s is refused',
  async (location) => {
    const { url } = await startFileServer((_, response) => response.writeHead(302, { location }).end())
    await expect(testMedia().getLocalPath(`${url}/a`)).rejects.toMatchObject({ code: 'MEDIA_REFUSED' })
  },
)

test('redirects that go on and on are given up', async () => {
  const { url, asked } = await startFileServer(({ url }, response) =>
    response.writeHead(302, { location: `${url}x` }).end(),
  )
  await expect(testMedia().getLocalPath(`${url}/a`)).rejects.toThrow('redirects more than 10 times')
  expect(asked.length).toBe(11)
})

test('Label Studio is reached on loopback, another port of the same host is not', async () => {
  const [labelStudio, other] = [await file(), await file()]
  const media = testMedia({
    allowedHosts: [],
    labelStudio: { url: labelStudio.url, authorization: async () => 'Token t', tasks: { get: () => Promise.reject() } },
  })
  expect(await readFile(await media.getLocalPath('/data/upload/1/a.txt'), 'utf8')).toBe('file')
  await expect(media.getLocalPath(`${other.url}/a`)).rejects.toMatchObject(refused)
})
