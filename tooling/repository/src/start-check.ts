import { root, startBackend } from '@label-studio-ml/harness'

/** Runs `npm start` as a newcomer does, twice: each must serve and end with exit code 0 on SIGTERM. */
for (const which of ['first', 'second']) {
  const started = performance.now()
  const app = await startBackend('npm', ['start'], { cwd: root, startTimeoutMs: 300_000 })
  console.log(`the ${which} npm start serves after ${((performance.now() - started) / 1000).toFixed(2)} s`)
  const exitCode = await app.stop()
  if (exitCode !== 0) throw new Error(`The ${which} npm start ended with exit code ${exitCode} on SIGTERM; expected 0.`)
}
