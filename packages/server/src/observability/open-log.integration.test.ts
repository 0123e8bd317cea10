import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, constants, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sentimentConfig } from '../__fixtures__/start-backend.ts'

const entry = join(import.meta.dirname, '..', '__fixtures__', 'word-count-main.ts')
let folder: string
let child: ChildProcess

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'log-'))
})
afterEach(() => {
  child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

function run(stdout: number | 'pipe', environment: Record<string, string>): void {
  child = spawn(process.execPath, ['--conditions=@label-studio-ml/source', entry], {
    env: { PATH: process.env.PATH, HOST: '127.0.0.1', MODEL_DIR: join(folder, 'models'), ...environment },
    stdio: ['ignore', stdout, 'inherit'],
  })
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  await once(probe, 'close')
  return port
}

test('with a full disk under its log a server answers, counts the lines that are lost, and ends on SIGTERM', async () => {
  const port = await freePort()
  const full = openSync('/dev/full', 'w')
  run(full, { PORT: String(port) })
  closeSync(full)
  const url = `http://127.0.0.1:${port}`
  await expect.poll(() => fetch(`${url}/health`).catch(() => undefined), { timeout: 20_000 }).toBeDefined()
  const body = { project: '7.1', label_config: sentimentConfig, tasks: [{ data: { text: 'print and throw later' } }] }
  for (let count = 0; count < 5; count++) {
    expect((await fetch(`${url}/predict`, { method: 'POST', body: JSON.stringify(body) })).status).toBe(200)
  }
  const dropped = async () => {
    const metrics = await (await fetch(`${url}/metrics`)).text()
    return Number(/^label_studio_ml_log_lines_dropped_total (\d+)$/m.exec(metrics)?.[1])
  }
  await expect.poll(dropped).toBeGreaterThanOrEqual(6)
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
})

/** A pipe that takes nothing more, since nobody reads it. */
function fullPipe(): number {
  execFileSync('mkfifo', [join(folder, 'pipe')])
  const pipe = openSync(join(folder, 'pipe'), constants.O_RDWR | constants.O_NONBLOCK)
  expect(() => {
    for (;;) writeSync(pipe, Buffer.alloc(4096))
  }).toThrow('EAGAIN')
  return pipe
}

test('a reader that stopped reading does not hold the server open', async () => {
  const port = await freePort()
  const pipe = fullPipe()
  run(pipe, { PORT: String(port) })
  const health = () => fetch(`http://127.0.0.1:${port}/health`).catch(() => undefined)
  await expect.poll(health, { timeout: 20_000 }).toBeDefined()
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
  closeSync(pipe)
})

test('for people the addresses come last, once, in plain text', async () => {
  run('pipe', { PORT: '0', LOG_FORMAT: 'pretty' })
  let output = ''
  child.stdout!.on('data', (chunk) => {
    output += chunk
  })
  await expect.poll(() => output, { timeout: 20_000 }).toContain('Ctrl+C stops it')
  const url = /WordCountModel answers on (http:\S+)/.exec(output)![1]!
  expect(output.split('answers on')).toHaveLength(2)
  expect(output.trimEnd()).toMatch(/its log\.$/)
  await fetch(`${url}/versions`)
  await expect.poll(() => output).toMatch(/\d\d:\d\d:\d\d {2}versions {2}.* ms\n$/)
  expect(output).not.toContain('\u001b')
})
