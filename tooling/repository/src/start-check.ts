import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, waitUntil } from '@label-studio-ml/app-process'
import { root } from './workspace/workspace-packages.ts'

/** Runs `npm start` as a newcomer does, twice: each must answer /health and end with exit code 0 on SIGTERM. */
const modelDir = await mkdtemp(join(tmpdir(), 'npm-start-'))
for (const which of ['first', 'second']) {
  const port = await freePort()
  const started = performance.now()
  const npm = spawn('npm', ['start'], {
    cwd: root,
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', MODEL_DIR: modelDir, LOG_LEVEL: 'warn' },
    stdio: 'inherit',
  })
  const exit = once(npm, 'exit')
  const isHealthy = async () => (await fetch(`http://127.0.0.1:${port}/health`)).ok
  await waitUntil('npm start answers /health', isHealthy, { deadlineMs: 300_000, everyMs: 50 })
  console.log(`the ${which} npm start answers /health after ${((performance.now() - started) / 1000).toFixed(2)} s`)
  npm.kill('SIGTERM')
  const [code] = await exit
  if (code !== 0) throw new Error(`The ${which} npm start ended with exit code ${code} on SIGTERM; expected 0.`)
}
await rm(modelDir, { recursive: true })
