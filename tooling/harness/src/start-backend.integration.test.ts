import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { scratchFolder } from './scratch-folder.ts'
import { startApp } from './start-backend.ts'

const apps = scratchFolder('apps')

function writeApp(name: string, source: string): void {
  mkdirSync(join(apps, name, 'src'), { recursive: true })
  writeFileSync(join(apps, name, 'src', 'main.ts'), source)
}

/** Answers every request with its own process id and two of its settings. */
const echo = `import { createServer } from 'node:http'
const { HOST, PORT, GREETING, MODEL_DIR } = process.env
const server = createServer((_, response) => {
  response.end(JSON.stringify({ pid: process.pid, GREETING, MODEL_DIR }))
}).listen(Number(PORT), HOST, () => {
  console.log(JSON.stringify({ msg: 'ready', url: 'http://127.0.0.1:' + server.address().port }))
})`

test('an app runs on a port and in a folder of its own, and again after a kill', async () => {
  writeApp('echo', echo)
  const app = await startApp('echo', { apps, env: { GREETING: 'hello' } })
  const ask = async () => (await fetch(app.url)).json() as Promise<Record<string, unknown>>
  const first = await ask()
  expect(first).toMatchObject({ GREETING: 'hello', MODEL_DIR: app.modelDir })
  await app.kill()
  await expect(ask()).rejects.toThrow('fetch failed')
  await app.restart()
  expect((await ask()).pid).not.toBe(first.pid)
  await app.stop()
})

test('stopping gives the exit code', async () => {
  writeApp('orderly', `${echo}\nprocess.on('SIGTERM', () => process.exit(7))`)
  const app = await startApp('orderly', { apps })
  expect(await app.stop()).toBe(7)
})

test('an app that ends while starting is reported with the end of its log', async () => {
  writeApp('broken', 'console.error("no model here"); process.exit(3)')
  await expect(startApp('broken', { apps })).rejects.toThrow(/exit code 3[\s\S]*no model here/)
})

test('an app that is not there is reported with its path', async () => {
  await expect(startApp('nobody', { apps })).rejects.toThrow('No backend to start')
})
