import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { startFileServer, testMedia } from './__fixtures__/file-server.ts'

const uri = 's3://bucket/ä?b.png'
const base64 = Buffer.from(uri).toString('base64url')
const padded = `${base64}${'='.repeat((4 - (base64.length % 4)) % 4)}`

type Answer = (request: IncomingMessage, response: ServerResponse, count: number) => unknown

/** A server in the place of Label Studio, media that know it, and how often a new token was asked for. */
async function connected(answer: Answer, data?: Record<string, unknown>) {
  const server = await startFileServer(answer)
  let renewals = 0
  const client = {
    url: server.url,
    authorization: async (url: URL, options?: { renew?: boolean }) => {
      if (url.origin !== server.url) return undefined
      if (options?.renew) renewals++
      return `Token ${renewals}`
    },
    tasks: {
      get: async (id: number) => ({ id, data: data ?? {}, annotations: [], predictions: [], updatedAt: undefined }),
    },
  }
  return { server, client, media: testMedia({ labelStudio: client, id: '7' }), renewals: () => renewals }
}

const pathsOf = ({ asked }: { asked: { path: string }[] }) => asked.map(({ path }) => path)
const noSuchRoute = (response: ServerResponse) => response.writeHead(404, { 'content-type': 'text/html' }).end('<html>')
const send = (response: ServerResponse, status: number, body = '') => {
  response.statusCode = status
  response.end(body)
}

test('an upload comes with the token, kept with its extension, and once', async () => {
  const { server, media } = await connected((_, response) => response.end('file'))
  const paths = await Promise.all(
    ['/data/upload/7/a.PNG', 'upload/7/a.PNG', `${server.url}/data/upload/7/a.PNG`].map((url) =>
      media.getLocalPath(url),
    ),
  )
  expect(new Set(paths).size).toBe(1)
  expect(paths[0]).toMatch(/\/[0-9a-f]{64}\.png$/)
  expect(server.asked).toMatchObject([{ path: '/data/upload/7/a.PNG', headers: { authorization: 'Token 0' } }])
})

test('an upload that Label Studio keeps in a bucket comes by its other route', async () => {
  const { server, media } = await connected(({ url }, response) =>
    send(response, url?.startsWith('/storage-data/') ? 200 : 500, 'file'),
  )
  expect(await readFile(await media.getLocalPath('/data/upload/7/a%20b.png'), 'utf8')).toBe('file')
  expect(pathsOf(server)).toEqual([
    '/data/upload/7/a%20b.png',
    '/storage-data/uploaded/?filepath=upload%2F7%2Fa%20b.png',
  ])
})

test('a token that is refused is renewed once', async () => {
  const { media, renewals } = await connected(({ headers }, response) =>
    send(response, headers.authorization === 'Token 1' ? 200 : 401, 'file'),
  )
  expect(await readFile(await media.getLocalPath('/data/upload/7/a.png'), 'utf8')).toBe('file')
  expect(renewals()).toBe(1)
})

test('a token that stays refused is an error that says what to set', async () => {
  const { server, media } = await connected((_, response) => send(response, 401))
  await expect(media.getLocalPath('/data/upload/7/a.png')).rejects.toThrow(/answered 401: .*LABEL_STUDIO_API_KEY/)
  expect(server.asked.length).toBe(2)
})

test('a bucket is followed to the presigned URL without the token', async () => {
  const bucket = await startFileServer((_, response) => response.end('file'))
  const { server, media } = await connected((_, response) =>
    response.writeHead(303, { location: `${bucket.url}/b.png?X-Amz-Signature=s` }).end(),
  )
  expect(await readFile(await media.getLocalPath(uri, { id: 5, data: {} }), 'utf8')).toBe('file')
  expect(server.asked).toMatchObject([
    { path: `/tasks/5/presign/?fileuri=${encodeURIComponent(padded)}`, headers: { authorization: 'Token 0' } },
  ])
  expect(bucket.asked[0]?.headers).not.toHaveProperty('authorization')
})

test('a presigned URL on the origin of Label Studio comes without the token too', async () => {
  const { server, media } = await connected(({ url }, response) =>
    url?.startsWith('/tasks/')
      ? response.writeHead(307, { location: '/bucket/b.png?X-Amz-Signature=s' }).end()
      : response.end('file'),
  )
  await media.getLocalPath(uri, { id: 5, data: {} })
  expect(server.asked[1]?.headers).not.toHaveProperty('authorization')
})

test('bytes that Label Studio passes on are taken, and continued with the token', async () => {
  const { server, media } = await connected(({ headers }, response) => {
    const start = Number(/\d+/.exec(headers.range ?? '0')?.[0])
    response.writeHead(206, { 'content-range': `bytes ${start}-${start + 1}/4`, 'content-length': 2 })
    response.end('file'.slice(start, start + 2))
  })
  expect(await readFile(await media.getLocalPath(uri, { id: 5, data: {} }), 'utf8')).toBe('file')
  expect(server.asked.map(({ headers }) => [headers.range, headers.authorization])).toEqual([
    [undefined, 'Token 0'],
    ['bytes=2-', 'Token 0'],
  ])
})

test('a server that reads no Base64 is asked percent-encoded, for the project when the task has no id', async () => {
  const { server, media } = await connected(({ url }, response) =>
    send(response, url?.includes('s3%3A') ? 200 : 404, 'file'),
  )
  expect(await readFile(await media.getLocalPath(uri, { data: {} }), 'utf8')).toBe('file')
  expect(pathsOf(server)).toEqual([
    `/projects/7/presign/?fileuri=${encodeURIComponent(padded)}`,
    `/projects/7/presign/?fileuri=${encodeURIComponent(uri)}`,
  ])
})

test('a server without such a route resolves the task', async () => {
  const bucket = await startFileServer((_, response) => response.end('file'))
  const { media } = await connected((_, response) => noSuchRoute(response), {
    pages: [{ image: `${bucket.url}/b.png` }],
  })
  const path = await media.getLocalPath(uri, { id: 5, data: { pages: [{ image: uri }] } })
  expect(await readFile(path, 'utf8')).toBe('file')
})

test('a server that puts the file itself into the task, because it signs no URLs, is read', async () => {
  const { server, media } = await connected((_, response) => send(response, 500), {
    image: 'data:text/plain;base64,ZmlsZQ==',
  })
  const path = await media.getLocalPath(uri, { id: 5, data: { image: uri } })
  expect([await readFile(path, 'utf8'), server.asked.length]).toEqual(['file', 2])
})

test('a bucket that no storage covers is no reason to ask for the task', async () => {
  const { server, media } = await connected((_, response) => send(response, 404), { image: 'http://127.0.0.1:1/' })
  await expect(media.getLocalPath(uri, { id: 5, data: { image: uri } })).rejects.toThrow(
    'no storage of the project covers it',
  )
  expect(server.asked.length).toBe(2)
})

test.each([uri, 's3://bucket/other.png'])(
  'a prediction that Label Studio wants before it answers about the task does not wait for the answer: %s',
  async (wanted) => {
    const { client, server } = await connected(({ url }, response) =>
      url === '/none' ? send(response, 404) : noSuchRoute(response),
    )
    const task = { id: 5, data: { image: uri } }
    let nested: unknown
    const get = async (id: number) => {
      nested = await media.getLocalPath(wanted, task).catch((error) => error.message)
      return { id, data: { image: `${server.url}/none` }, annotations: [], predictions: [], updatedAt: undefined }
    }
    const media = testMedia({ labelStudio: { ...client, tasks: { get } }, id: '7' })
    await expect(media.getLocalPath(uri, task)).rejects.toThrow('404')
    expect(nested).toMatch(/asks for a prediction of it meanwhile/)
  },
)

test('an upload that is gone in the middle comes by the other route, without a rest of the first', async () => {
  const { media } = await connected(({ url, headers }, response) => {
    if (url?.startsWith('/storage-data/')) return send(response, 200, 'file')
    if (headers.range) return send(response, 404)
    response.writeHead(200, { 'content-length': 100 })
    response.write('another one', () => response.socket?.destroy())
  })
  expect(await readFile(await media.getLocalPath('/data/upload/7/a.png'), 'utf8')).toBe('file')
})

test.each(['/data/upload/7/100%.png', 's3://a bucket:/b%.png'])(
  '%s is asked for, though it is badly written',
  async (url) => {
    const { media } = await connected((_, response) => send(response, 404))
    await expect(media.getLocalPath(url, { id: 5, data: {} })).rejects.toThrow('Label Studio does not have the file')
  },
)

test('a redirect out of the routes for files goes without the token', async () => {
  const { server, media } = await connected(({ url }, response) =>
    url === '/api/users/' ? send(response, 200, 'file') : response.writeHead(302, { location: '/api/users/' }).end(),
  )
  await media.getLocalPath('/data/upload/7/a.png')
  expect(server.asked.map(({ headers }) => headers.authorization)).toEqual(['Token 0', undefined])
})

test('an API route of Label Studio gets no token', async () => {
  const { server, media } = await connected((_, response) => response.end('file'))
  await media.getLocalPath('/api/users/')
  expect(server.asked[0]?.headers).not.toHaveProperty('authorization')
})

test('the credentials of the project go to http(s) URLs, but not along with a redirect', async () => {
  const other = await startFileServer((_, response) => response.end('file'))
  const web = await startFileServer((_, response) => response.writeHead(302, { location: `${other.url}/b` }).end())
  await testMedia({ credentials: () => ({ user: 'usér', password: 'p' }) }).getLocalPath(`${web.url}/a`)
  expect(web.asked[0]?.headers.authorization).toBe(`Basic ${Buffer.from('usér:p', 'latin1').toString('base64')}`)
  expect(other.asked[0]?.headers).not.toHaveProperty('authorization')
})

test('a client that cannot be made costs only the files that need it', async () => {
  const web = await startFileServer((_, response) => response.end('file'))
  const media = testMedia({ labelStudio: () => Promise.reject(new Error('the key is no key')) })
  expect(await readFile(await media.getLocalPath(`${web.url}/a`), 'utf8')).toBe('file')
  await expect(media.getLocalPath('/data/upload/7/a.png')).rejects.toThrow('the key is no key')
})

test.each(['/data/upload/7/a.png', 's3://bucket/a.png'])('without a client %s says what to set', async (url) => {
  await expect(testMedia().getLocalPath(url)).rejects.toMatchObject({
    code: 'MEDIA_NEEDS_LABEL_STUDIO',
    message: expect.stringContaining('set LABEL_STUDIO_URL and LABEL_STUDIO_API_KEY'),
  })
})
