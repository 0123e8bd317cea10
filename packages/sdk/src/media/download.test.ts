import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { startFileServer, temporaryFolder, testMedia } from './__fixtures__/file-server.ts'

/** Bytes that tell when a piece is lost or comes twice. */
const bytes = Buffer.from(Array.from({ length: 200_000 }, (_, at) => (at * 31 + (at >> 8)) % 251))

/** Sends a piece of what was announced, then hangs up. */
function hangUpAfter(response: ServerResponse, piece: Buffer) {
  response.write(piece, () => response.socket?.destroy())
}

function sendRest(response: ServerResponse, range: string | undefined) {
  const start = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1])
  response.writeHead(206, {
    'content-range': `bytes ${start}-${bytes.length - 1}/${bytes.length}`,
    'content-length': bytes.length - start,
  })
  response.end(bytes.subarray(start))
}

test('a file that is half sent is continued where it stopped', async () => {
  const server = await startFileServer(({ headers }, response, count) => {
    if (count > 1) return sendRest(response, headers.range)
    response.writeHead(200, { 'content-length': bytes.length, etag: '"v1"' })
    hangUpAfter(response, bytes.subarray(0, 120_000))
  })
  const path = await testMedia().getLocalPath(`${server.url}/a.bin`)
  expect((await readFile(path)).equals(bytes)).toBe(true)
  expect(server.asked[1]?.headers).toMatchObject({
    range: expect.stringMatching(/^bytes=[1-9]\d*-$/),
    'if-range': '"v1"',
  })
})

test('pieces of a limited size are put together', async () => {
  const piece = 70_000
  const server = await startFileServer(({ headers }, response) => {
    const start = Number(/\d+/.exec(headers.range ?? '0')?.[0])
    const end = Math.min(start + piece, bytes.length)
    response.writeHead(206, {
      'content-range': `bytes ${start}-${end - 1}/${bytes.length}`,
      'content-length': end - start,
    })
    response.end(bytes.subarray(start, end))
  })
  const path = await testMedia().getLocalPath(`${server.url}/a.bin`)
  expect((await readFile(path)).equals(bytes)).toBe(true)
  expect(server.asked.length).toBe(3)
})

test('a server that knows no ranges, or has another file by now, sends it again from the start', async () => {
  const server = await startFileServer((_, response, count) => {
    if (count > 1) return response.end(bytes.subarray(0, 1000))
    response.writeHead(200, { 'content-length': bytes.length })
    hangUpAfter(response, bytes.subarray(0, 120_000))
  })
  const path = await testMedia().getLocalPath(`${server.url}/a.bin`)
  expect((await readFile(path)).equals(bytes.subarray(0, 1000))).toBe(true)
})

const other = bytes.toReversed()

test.each([
  ['its tag', { etag: '"2"' }, other],
  ['the time it was changed', { 'last-modified': 'Tue, 03 Feb 2026 00:00:00 GMT' }, other],
  ['its length', {}, other.subarray(1000)],
])('of a file that is another one by %s, no part is put behind the old ones', async (_, headers, content) => {
  const server = await startFileServer(({ headers: { range } }, response, count) => {
    const first = { etag: '"1"', 'last-modified': 'Mon, 02 Feb 2026 00:00:00 GMT' }
    const same = Object.fromEntries(Object.entries(first).filter(([name]) => name in headers))
    if (count === 1) {
      response.writeHead(200, { 'content-length': bytes.length, ...same })
      return hangUpAfter(response, bytes.subarray(0, 120_000))
    }
    const start = Number(/\d+/.exec(range ?? '0')?.[0])
    const length = content.length - start
    const part = range ? { 'content-range': `bytes ${start}-${content.length - 1}/${content.length}` } : {}
    response.writeHead(range ? 206 : 200, { ...headers, ...part, 'content-length': length })
    response.end(content.subarray(start))
  })
  const path = await testMedia().getLocalPath(`${server.url}/a.bin`)
  expect((await readFile(path)).equals(content)).toBe(true)
  expect(server.asked.map(({ headers: { range } }) => Boolean(range))).toEqual([false, true, false])
})

test('a file that is shorter by now than what came of it is fetched again', async () => {
  const server = await startFileServer(({ headers }, response, count) => {
    if (headers.range) return response.writeHead(416).end()
    if (count > 1) return response.end('short')
    response.writeHead(200, { 'content-length': bytes.length })
    hangUpAfter(response, bytes.subarray(0, 120_000))
  })
  const path = await testMedia().getLocalPath(`${server.url}/a.bin`)
  expect(await readFile(path, 'utf8')).toBe('short')
})

test('parts of a file of unknown length are asked for until there is none', async () => {
  const piece = 70_000
  const server = await startFileServer(({ headers }, response) => {
    const start = Number(/\d+/.exec(headers.range ?? '0')?.[0])
    if (start >= bytes.length) return response.writeHead(416).end()
    const content = bytes.subarray(start, start + piece)
    response.writeHead(206, { 'content-range': `bytes ${start}-${start + content.length - 1}/*` })
    response.end(content)
  })
  const path = await testMedia().getLocalPath(`${server.url}/a.bin`)
  expect((await readFile(path)).equals(bytes)).toBe(true)
  expect(server.asked.length).toBe(4)
})

test('a file that never comes whole is an error, and leaves nothing', async () => {
  const server = await startFileServer((_, response) => {
    response.writeHead(200, { 'content-length': bytes.length })
    hangUpAfter(response, bytes.subarray(0, 100))
  })
  const cacheFolder = temporaryFolder()
  await expect(testMedia({ cacheFolder }).getLocalPath(`${server.url}/a.bin`)).rejects.toMatchObject({
    code: 'MEDIA_UNAVAILABLE',
    message: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/… could not be read: .*; try again later\.$/),
  })
  expect([server.asked.length, readdirSync(cacheFolder)]).toEqual([3, []])
})

test('5 GB are refused by their length, before they are read', async () => {
  const server = await startFileServer((_, response) => {
    response.writeHead(200, { 'content-length': 5 * 1024 ** 3 })
    response.write('begin')
  })
  await expect(testMedia().getLocalPath(`${server.url}/video.mp4`)).rejects.toMatchObject({
    code: 'MEDIA_TOO_LARGE',
    message: expect.stringContaining('has 5 GB; files up to 512 MB are read (MEDIA_FILE_LIMIT_MB)'),
  })
  expect(server.asked.length).toBe(1)
})

test.each([
  ['without a length', (response: ServerResponse) => response.end(bytes)],
  [
    'compressed, from a few bytes',
    (response: ServerResponse) => {
      response.writeHead(200, { 'content-encoding': 'gzip' })
      response.end(gzipSync(Buffer.alloc(50_000_000)))
    },
  ],
  [
    'as the last of several parts',
    (response: ServerResponse) => {
      response.writeHead(206, { 'content-range': 'bytes 0-199999/*', 'content-length': bytes.length })
      response.end(bytes)
    },
  ],
])('what is too large %s is counted', async (_, answer) => {
  const server = await startFileServer((_, response) => answer(response))
  const cacheFolder = temporaryFolder()
  const media = testMedia({ cacheFolder, fileLimitBytes: 150_000 })
  await expect(media.getLocalPath(`${server.url}/a`)).rejects.toMatchObject({ code: 'MEDIA_TOO_LARGE' })
  expect(readdirSync(cacheFolder)).toEqual([])
})

test('a body that is compressed for the way is unpacked', async () => {
  const server = await startFileServer((_, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' })
    response.end(gzipSync(bytes))
  })
  expect((await readFile(await testMedia().getLocalPath(`${server.url}/a`))).equals(bytes)).toBe(true)
})

test('a server that is restarting is asked again', async () => {
  const server = await startFileServer((_, response, count) => {
    response.statusCode = count === 1 ? 502 : 200
    response.end('file')
  })
  expect(await readFile(await testMedia().getLocalPath(`${server.url}/a`), 'utf8')).toBe('file')
})

test.each([
  ['sends nothing', () => {}],
  [
    'trickles',
    (response: ServerResponse) => {
      response.writeHead(200, { 'content-length': 100_000 })
      const timer = setInterval(() => response.write('x'), 20)
      response.on('close', () => clearInterval(timer))
    },
  ],
])('a server that %s is given up', async (_, answer) => {
  const server = await startFileServer((_, response) => answer(response))
  await expect(testMedia({ timeoutMs: 200 }).getLocalPath(`${server.url}/a`)).rejects.toMatchObject({
    code: 'MEDIA_UNAVAILABLE',
    message: expect.stringContaining('MEDIA_TIMEOUT_SECONDS'),
  })
  expect(server.asked.length).toBe(1)
})

test('where nothing listens is said, as for a Label Studio that is called localhost in a container', async () => {
  await expect(testMedia().getLocalPath('http://127.0.0.1:1/a')).rejects.toThrow(
    /ECONNREFUSED; nothing listens there\. If it is Label Studio, set LABEL_STUDIO_URL/,
  )
})

test('a file that is gone is said to be', async () => {
  const server = await startFileServer((_, response) => {
    response.statusCode = 404
    response.end()
  })
  await expect(testMedia().getLocalPath(`${server.url}/anna.png?X-Amz-Signature=secret`)).rejects.toThrow(
    `${server.url}/… answered 404: the file may be gone; import the task again.`,
  )
})

test('a data: URL is a file with the extension of its type', async () => {
  const media = testMedia()
  const [png, text] = await Promise.all(
    ['data:image/png;base64,iVBORw==', 'data:text/plain;charset=utf-8,50%25%20of%20it'].map((uri) =>
      media.getLocalPath(uri),
    ),
  )
  expect([png!.slice(-4), (await readFile(png!)).toString('hex')]).toEqual(['.png', '89504e47'])
  expect([text!.slice(-4), await readFile(text!, 'utf8')]).toEqual(['.txt', '50% of it'])
})

test.each([
  ['data:image/png;base64,???', 'MEDIA_UNSUPPORTED'],
  [`data:text/plain,${'x'.repeat(11)}`, 'MEDIA_TOO_LARGE'],
])('%s is refused', async (uri, code) => {
  const cacheFolder = temporaryFolder()
  await expect(testMedia({ cacheFolder, fileLimitBytes: 10 }).getLocalPath(uri)).rejects.toMatchObject({ code })
  expect(readdirSync(join(cacheFolder))).toEqual([])
})
