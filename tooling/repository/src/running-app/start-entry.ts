import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '@label-studio-ml/app-process'

export interface RunningEntry {
  /** `http://127.0.0.1:<port>` */
  url: string
  /** Asks it to end, waits, throws when it did not end well; its MODEL_DIR is deleted. */
  stop(): Promise<void>
}

/** A machine that runs every test at once is slow. */
const patienceMs = 60_000

/**
 * Starts an app's entry file, or a program that does with these words, on a free port with an empty MODEL_DIR and waits
 * until it answers /health.
 */
export async function startEntry(entry: string, words: readonly string[] = []): Promise<RunningEntry> {
  const modelDir = await mkdtemp(join(tmpdir(), 'model-dir-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, ['--conditions=@label-studio-ml/source', entry, ...words], {
    cwd: dirname(entry),
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', MODEL_DIR: modelDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  const exit = once(child, 'exit')
  const stop = async () => {
    if (child.exitCode === null) child.kill('SIGTERM')
    const killer = setTimeout(() => child.kill('SIGKILL'), patienceMs)
    const [code] = await exit
    clearTimeout(killer)
    await rm(modelDir, { recursive: true })
    if (code !== 0) throw new Error(`${entry} ended with exit code ${code}:\n${output}`)
  }
  for (const end = Date.now() + patienceMs; Date.now() < end && child.exitCode === null; await sleep(50)) {
    if (await fetch(`${url}/health`).catch(() => undefined)) return { url, stop }
  }
  await stop()
  throw new Error(`${entry} did not answer ${url}/health within ${patienceMs} ms:\n${output}`)
}
