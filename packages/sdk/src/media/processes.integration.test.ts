import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { startFileServer, temporaryFolder } from './__fixtures__/file-server.ts'

const program = fileURLToPath(new URL('__fixtures__/fetch-files.ts', import.meta.url))

function fetchInProcess(folder: string, urls: string[], env: Record<string, string> = {}) {
  const args = ['--conditions=@label-studio-ml/source', program, folder, ...urls]
  return spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: 20_000,
  })
}

/** Each file says its own name, a hundred thousand times. */
const contentOf = (name: string) => name.repeat(100_000)

test('two processes on one folder both get whole files', async () => {
  const server = await startFileServer(({ url = '' }, response) => response.end(contentOf(url)))
  const folder = temporaryFolder()
  const names = Array.from({ length: 20 }, (_, index) => `/${index}`)
  const urls = names.map((name) => `${server.url}${name}`)
  const children = [fetchInProcess(folder, urls), fetchInProcess(folder, urls)]
  for (const printed of await Promise.all(children.map(({ stdout }) => text(stdout)))) {
    const paths: string[] = JSON.parse(printed)
    expect(names.filter((name, index) => readFileSync(paths[index]!, 'utf8') !== contentOf(name))).toEqual([])
  }
  expect(readdirSync(folder).length).toBe(names.length)
})

test('a proxy of the environment is not asked, which would connect to any address', async () => {
  const server = await startFileServer((_, response) => response.end('file'))
  const env = { NODE_USE_ENV_PROXY: '1', HTTP_PROXY: 'http://127.0.0.1:1', http_proxy: 'http://127.0.0.1:1' }
  const [path] = JSON.parse(await text(fetchInProcess(temporaryFolder(), [`${server.url}/a.txt`], env).stdout))
  expect(readFileSync(path, 'utf8')).toBe('file')
})

test('a process that is killed in the middle of a file leaves no file of that name', async () => {
  let isHalfSent = () => {}
  const half = new Promise<void>((resolve) => {
    isHalfSent = resolve
  })
  const server = await startFileServer(({ url = '' }, response, count) => {
    if (count > 1) return response.end(contentOf(url))
    response.writeHead(200, { 'content-length': contentOf(url).length })
    response.write(contentOf(url).slice(0, 50_000), isHalfSent)
  })
  const folder = temporaryFolder()
  const killed = fetchInProcess(folder, [`${server.url}/a.png`])
  await half
  while (!existsSync(folder) || readdirSync(folder).length === 0)
    await new Promise((resolve) => setTimeout(resolve, 10))
  killed.kill('SIGKILL')
  await once(killed, 'exit')
  expect(readdirSync(folder)).toEqual([expect.stringMatching(/^part-/)])
  const [path] = JSON.parse(await text(fetchInProcess(folder, [`${server.url}/a.png`]).stdout))
  expect(readFileSync(path, 'utf8')).toBe(contentOf('/a.png'))
})
