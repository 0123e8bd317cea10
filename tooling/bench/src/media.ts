import { mkdtemp, rm } from 'node:fs/promises'
import type { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { createMedia } from '@label-studio-ml/sdk/media'

/**
 * Files a second: 200 of 20 KB, 8 at a time, from a server in a thread of its own, into an empty cache and out of a full one.
 * Five rounds, each with a folder of its own.
 */
const files = 200
const concurrency = 8

const server = new Worker(
  `(${serve.toString()})(require('node:http').createServer, require('node:worker_threads').parentPort)`,
  { eval: true },
)
const port = await new Promise<number>((resolve) => server.once('message', resolve))
const rounds = []
for (let round = 0; round < 5; round++) rounds.push(await runRound())
console.log('| cache | files/s, median | least | most |\n| --- | --- | --- | --- |')
console.log(
  row(
    'cold',
    rounds.map(({ cold }) => cold),
  ),
)
console.log(
  row(
    'warm',
    rounds.map(({ warm }) => warm),
  ),
)
await server.terminate()

function serve(create: typeof createServer, parent: { postMessage(port: number): void }) {
  const body = Buffer.alloc(20_000, 'x')
  const listening = create((_, response) => {
    response.writeHead(200, { 'content-length': body.length })
    response.end(body)
  }).listen(0, '127.0.0.1', () => parent.postMessage((listening.address() as AddressInfo).port))
}

async function runRound() {
  const cacheFolder = await mkdtemp(join(tmpdir(), 'media-bench-'))
  const media = createMedia({ cacheFolder, allowedHosts: ['127.0.0.1'] })
  const readAll = async () => {
    const begin = performance.now()
    let next = 0
    const readNext = async () => {
      while (next < files) await media.getLocalPath(`http://127.0.0.1:${port}/${next++}.png`)
    }
    await Promise.all(Array.from({ length: concurrency }, readNext))
    return Math.round((files * 1000) / (performance.now() - begin))
  }
  const [cold, warm] = [await readAll(), await readAll()]
  await media.close()
  await rm(cacheFolder, { recursive: true })
  return { cold, warm }
}

function row(name: string, numbers: number[]): string {
  const sorted = numbers.toSorted((a, b) => a - b)
  return `| ${name} | ${sorted[2]} | ${sorted[0]} | ${sorted[4]} |`
}
