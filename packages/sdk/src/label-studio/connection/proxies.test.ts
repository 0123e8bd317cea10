import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { clientForTest, startStub } from '../testing/stub-label-studio.ts'

const token = 'a'.repeat(40)
const version = { json: { release: '1.23.2' } }

interface Seen {
  asked: string
  headers: IncomingHttpHeaders
}

/** A proxy that answers with `status`, or leads every tunnel to `port`. */
async function startProxy({ status, port = 0 }: { status?: number; port?: number }) {
  const seen: Seen[] = []
  const server = createServer(({ method, url, headers }, response) => {
    seen.push({ asked: `${method} ${url}`, headers })
    response.writeHead(status ?? 200, { 'content-type': 'application/json' }).end('{"release":"from the proxy"}')
  })
  server.on('connect', ({ url, headers }, socket) => {
    seen.push({ asked: `CONNECT ${url}`, headers })
    socket.on('error', () => undefined)
    if (status !== undefined) return socket.end(`HTTP/1.1 ${status} No\r\nContent-Length: 0\r\n\r\n`)
    const target = connect(port, '127.0.0.1', () => socket.write('HTTP/1.1 200 OK\r\n\r\n'))
    target.on('error', () => socket.destroy())
    socket.pipe(target).pipe(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { seen, address: `127.0.0.1:${(server.address() as AddressInfo).port}` }
}

it('reaches an http Label Studio through HTTP_PROXY, with user and password for the proxy', async () => {
  const { seen, address } = await startProxy({})
  const proxies = { HTTP_PROXY: `http://user:p%40ss@${address}`, HTTPS_PROXY: 'http://127.0.0.1:9' }
  expect(await clientForTest({ url: 'http://ls.example/x', proxies }).version()).toMatchObject({
    release: 'from the proxy',
  })
  expect(seen[0]).toMatchObject({
    asked: 'GET http://ls.example/x/api/version/',
    headers: {
      authorization: `Token ${token}`,
      'proxy-authorization': `Basic ${Buffer.from('user:p@ss').toString('base64')}`,
    },
  })
})

it('shows the key to no proxy of HTTPS_PROXY: what goes through it is TLS', async () => {
  const stub = await startStub(() => version)
  const { seen, address } = await startProxy({ port: Number(new URL(stub.url).port) })
  const client = clientForTest({ url: 'https://ls.example', proxies: { https_proxy: address }, retries: 0 })
  await expect(client.version()).rejects.toThrow('https://ls.example does not speak TLS as expected')
  expect(seen).toMatchObject([{ asked: 'CONNECT ls.example:443' }])
  expect(seen[0]?.headers.authorization).toBeUndefined()
  expect(stub.requests).toEqual([])
})

it('uses no proxy for a loopback address, a host of NO_PROXY, or another scheme', async () => {
  const stub = await startStub(() => version)
  const { seen, address } = await startProxy({})
  const all = { HTTP_PROXY: address, HTTPS_PROXY: address }
  for (const url of [stub.url, stub.url.replace('127.0.0.1', 'localhost')])
    expect(await clientForTest({ url, proxies: all }).version()).toMatchObject({ release: '1.23.2' })
  for (const proxies of [{ ...all, NO_PROXY: 'other.example,.invalid' }, { https_proxy: address }])
    await expect(clientForTest({ url: 'http://ls.invalid', proxies, retries: 0 }).version()).rejects.toThrow(
      /host name is not known|cannot be looked up now/,
    )
  expect(seen).toEqual([])
})

it('says what a proxy answered, and repeats what never reached Label Studio', async () => {
  const write = { task: 1, result: [], model_version: 'v' }
  const busy = await startProxy({ status: 502 })
  const client = clientForTest({ url: 'https://ls.example', proxies: { HTTPS_PROXY: busy.address } })
  await expect(client.predictions.create(write)).rejects.toMatchObject({
    code: 'LABEL_STUDIO_UNREACHABLE',
    message: `POST https://ls.example/api/predictions/ got no answer: the proxy answered 502. Check HTTPS_PROXY, that this proxy lets requests to https://ls.example pass, or add the host to NO_PROXY.`,
  })
  expect(busy.seen).toHaveLength(3)
  const closed = await startProxy({ status: 407 })
  for (const url of ['https://ls.example', 'http://ls.example']) {
    const proxies = { HTTP_PROXY: closed.address, HTTPS_PROXY: `http://user:HIDDEN@${closed.address}` }
    await expect(clientForTest({ url, proxies }).version()).rejects.toThrow(
      /the proxy answered 407. HTTPS?_PROXY needs a user and a password((?!HIDDEN).)*$/,
    )
  }
  expect(closed.seen).toHaveLength(2)
})

it('says that a proxy cannot be reached, and refuses what is none without quoting it', async () => {
  const proxies = { HTTP_PROXY: 'http://user:HIDDEN@127.0.0.1:9', HTTPS_PROXY: 'ftp://user:HIDDEN@a' }
  await expect(clientForTest({ url: 'http://ls.example', proxies }).version()).rejects.toThrow(
    /nothing listens there \(ECONNREFUSED\)\. Check HTTP_PROXY((?!HIDDEN).)*$/,
  )
  expect(() => clientForTest({ url: 'https://ls.example', proxies })).toThrow(
    /^Expected HTTPS_PROXY to be the address of a proxy((?!HIDDEN).)*$/,
  )
})
