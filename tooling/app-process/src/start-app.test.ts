import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { removeScratchFolders, scratchFolder, startApp } from './index.ts'

const apps = scratchFolder('apps')

afterAll(removeScratchFolders)

/** An app whose answer to every request is its own process id and two of its settings. */
function writeApp(name: string, source: string): void {
  mkdirSync(join(apps, name, 'src'), { recursive: true })
  writeFileSync(join(apps, name, 'src', 'main.ts'), source)
}

const echo = `import { createServer } from 'node:http'
const { HOST, PORT, GREETING, MODEL_DIR } = process.env
createServer((request, response) => {
  const wanted = process.env.BASIC_AUTH_USER ? 'Basic dTpw' : undefined
  response.statusCode = request.headers.authorization === wanted ? 200 : 401
  response.end(JSON.stringify({ pid: process.pid, GREETING, MODEL_DIR }))
}).listen(Number(PORT), HOST)`

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

test('an app that demands credentials is asked with them', async () => {
  writeApp('guarded', echo)
  const app = await startApp('guarded', { apps, env: { BASIC_AUTH_USER: 'u', BASIC_AUTH_PASS: 'p' } })
  expect((await fetch(app.url)).status).toBe(401)
  await app.stop()
})

test('an app that ends while starting is told with the end of its log', async () => {
  writeApp('broken', 'console.error("no model here"); process.exit(3)')
  await expect(startApp('broken', { apps })).rejects.toThrow(/exit code 3[\s\S]*no model here/)
})

test('an app that is not there is told with its path', async () => {
  await expect(startApp('nobody', { apps })).rejects.toThrow('No app to start')
})
