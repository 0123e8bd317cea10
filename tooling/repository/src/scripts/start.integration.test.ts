import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { root } from '@label-studio-ml/harness'
import { expect, test } from 'vitest'

test('a taken port is one line that says how to choose another', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  const { status, stdout, stderr } = start({ PORT: String(port), HOST: '127.0.0.1' })
  server.close()
  const other = port === 65535 ? 9091 : port + 1
  expect(stderr).toBe(`Port ${port} is taken: choose another one, e.g. PORT=${other} npm start\n`)
  expect(stdout).toBe('')
  expect(status).toBe(1)
})

test.each(['http', '-1', '70000'])('PORT=%s is one line that says what a port is', (port) => {
  const { status, stderr } = start({ PORT: port })
  expect(stderr).toBe(`PORT="${port}" cannot be used: expected a number from 0 to 65535, e.g. PORT=9091 npm start\n`)
  expect(status).toBe(1)
})

function start(settings: Record<string, string>) {
  const script = join(root, 'tooling', 'repository', 'start.mjs')
  return spawnSync(process.execPath, [script], {
    env: { ...process.env, ...settings },
    encoding: 'utf8',
    timeout: 20_000,
  })
}
