import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs'
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

test('a reader that stopped reading does not hold the server open', async () => {
  const port = await freePort()
  run('pipe', { PORT: String(port) })
  child.stdout!.pause()
  const url = `http://127.0.0.1:${port}`
  await expect.poll(() => fetch(`${url}/health`).catch(() => undefined), { timeout: 20_000 }).toBeDefined()
  const path = `/${'x'.repeat(7000)}`
  for (let count = 0; count < 100; count++) await fetch(url + path)
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
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
