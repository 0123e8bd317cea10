import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startFileServer, temporaryFolder, testMedia } from './__fixtures__/file-server.ts'
import { createMediaCache } from './media-cache.ts'

const dayMs = 24 * 3_600_000

/** A cache with a clock of its own; every file has 100 bytes. */
function cacheOf({ limitBytes = 1e6, folder = temporaryFolder() } = {}) {
  const clock = { ms: Date.now() }
  const cache = createMediaCache({ folder, limitBytes, maxAgeMs: 7 * dayMs, now: () => clock.ms })
  const written: string[] = []
  const get = (name: string) =>
    cache.get({ parts: [name], extension: '' }, async (file) => {
      written.push(name)
      await file.writeFile('x'.repeat(100))
      // Files are as old as the clock says.
      await file.utimes(clock.ms / 1000, clock.ms / 1000)
    })
  const getAt = async (name: string, ms: number) => {
    clock.ms = ms
    const path = await get(name)
    await cache.close()
    return path
  }
  return { folder, cache, clock, written, get, getAt }
}

test('who asks for a file that is being fetched waits for it', async () => {
  const { get, written } = cacheOf()
  const paths = await Promise.all([get('a'), get('a'), get('b')])
  expect([new Set(paths).size, written.toSorted()]).toEqual([2, ['a', 'b']])
})

test('of a thousand files only some are written at the same time', async () => {
  const { cache } = cacheOf()
  const counts = { now: 0, most: 0 }
  const get = (index: number) =>
    cache.get({ parts: [index], extension: '' }, async (file) => {
      counts.most = Math.max(counts.most, ++counts.now)
      await file.writeFile('x')
      counts.now--
      if (index % 10 === 0) throw new Error('this one fails')
    })
  const ends = await Promise.allSettled(Array.from({ length: 1000 }, (_, index) => get(index)))
  expect([ends.filter(({ status }) => status === 'rejected').length, counts]).toEqual([100, { now: 0, most: 32 }])
})

test('a file that failed is tried again, and leaves nothing', async () => {
  const { cache, folder, get } = cacheOf()
  const failing = cache.get({ parts: ['a'], extension: '' }, async (file) => {
    await file.writeFile('half')
    throw new Error('the network is gone')
  })
  await expect(failing).rejects.toThrow('the network is gone')
  expect(readdirSync(folder)).toEqual([])
  expect(await readFile(await get('a'), 'utf8')).toBe('x'.repeat(100))
})

test('a file is fetched anew when it is too old, and one that nobody asks for goes', async () => {
  const { getAt, written, clock } = cacheOf()
  const begin = clock.ms
  const unused = await getAt('unused', begin)
  await getAt('a', begin)
  await getAt('a', begin + 6 * dayMs)
  expect(written).toEqual(['unused', 'a'])
  await getAt('a', begin + 8 * dayMs)
  await getAt('a', begin + 8 * dayMs + 1)
  expect([written, existsSync(unused)]).toEqual([['unused', 'a', 'a'], false])
})

test('the least recently used files go when there are too many bytes', async () => {
  const { getAt, clock, written } = cacheOf({ limitBytes: 550 })
  const begin = clock.ms
  const paths = []
  for (const [index, name] of ['a', 'b', 'c', 'd', 'e'].entries()) paths.push(await getAt(name, begin + index * 60_000))
  await getAt('a', begin + 600_000)
  await getAt('f', begin + 700_000)
  expect(paths.map((path) => existsSync(path))).toEqual([true, false, false, true, true])
  expect(written).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
})

test('what was handed out just now stays, even if it is too much', async () => {
  const { getAt, clock } = cacheOf({ limitBytes: 150 })
  const begin = clock.ms
  const first = await getAt('a', begin)
  await getAt('b', begin + 2000)
  expect(existsSync(first)).toBe(true)
  await getAt('c', begin + 60_000)
  expect(existsSync(first)).toBe(false)
})

test('what another process has handed out just now stays too, though it is the oldest', async () => {
  const folder = temporaryFolder()
  const [mine, other] = [cacheOf({ folder, limitBytes: 250 }), cacheOf({ folder, limitBytes: 250 })]
  const begin = mine.clock.ms
  const path = await other.getAt('a', begin)
  const unused = await mine.getAt('b', begin + 60_000)
  await other.getAt('a', begin + 119_000)
  await mine.getAt('c', begin + 120_000)
  expect([existsSync(path), existsSync(unused), other.written]).toEqual([true, false, ['a']])
})

test('of a process that was killed nothing stays for long', async () => {
  const folder = temporaryFolder()
  const [old, fresh] = ['part-old', 'part-fresh'].map((name) => join(folder, name))
  for (const path of [old!, fresh!]) writeFileSync(path, 'half')
  utimesSync(old!, new Date(0), new Date(0))
  const { getAt, clock } = cacheOf({ folder })
  await getAt('a', clock.ms)
  expect([existsSync(old!), existsSync(fresh!)]).toEqual([false, true])
})

test('a folder that was removed is made again, for this user alone', async () => {
  const folder = join(temporaryFolder(), 'deep', 'media')
  const { get } = cacheOf({ folder })
  const path = await get('a')
  expect([statSync(folder).mode & 0o777, statSync(path).mode & 0o777]).toEqual([0o700, 0o600])
})

test('a signature makes no other file; credentials and any other query do', async () => {
  const server = await startFileServer((_, response) => response.end('file'))
  const media = testMedia()
  const other = media.forProject({ credentials: () => ({ user: 'u', password: 'p' }) })
  const paths = [
    await media.getLocalPath(`${server.url}/a.png?X-Amz-Signature=1&X-Amz-Date=1`),
    await media.getLocalPath(`${server.url}/a.png?X-Amz-Signature=2&X-Amz-Date=2`),
    await media.getLocalPath(`${server.url}/a.png?page=2`),
    await other.getLocalPath(`${server.url}/a.png`),
  ]
  expect([new Set(paths).size, server.asked.length]).toEqual([3, 3])
})

test('what a signature opened for one project stays closed to another, and to who has no signature', async () => {
  const server = await startFileServer(({ url }, response) => {
    response.statusCode = url?.endsWith('=right') ? 200 : 403
    response.end('secret')
  })
  const media = testMedia()
  const [owner, other] = ['7.1700000000', '7.1800000000'].map((uid) => media.forProject({ id: '7', uid }))
  await owner!.getLocalPath(`${server.url}/a.png?X-Amz-Signature=right`)
  for (const [project, url] of [
    [owner, '/a.png'],
    [other, '/a.png'],
    [other, '/a.png?X-Amz-Signature=wrong'],
  ] as const) {
    await expect(project!.getLocalPath(server.url + url)).rejects.toThrow('answered 403')
  }
})

test('what is being fetched is given up when the media are closed', async () => {
  const cacheFolder = temporaryFolder()
  const media = testMedia({ cacheFolder })
  let isAsked = () => {}
  const asked = new Promise<void>((resolve) => {
    isAsked = resolve
  })
  const server = await startFileServer((_, response) => {
    response.write('begin', isAsked)
  })
  const fetched = expect(media.getLocalPath(`${server.url}/a`)).rejects.toMatchObject({ code: 'MEDIA_UNAVAILABLE' })
  await asked
  await media.close()
  await fetched
  expect(readdirSync(cacheFolder)).toEqual([])
})
