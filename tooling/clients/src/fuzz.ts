import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { appsFolder, startApp } from '@label-studio-ml/harness'
import { runSchemathesis } from './fuzz/run-schemathesis.ts'
import { pythonTools } from './python/python-tools.ts'

/** FUZZ_SEED=2 FUZZ_EXAMPLES=2000 pnpm fuzz looks elsewhere and for longer; the gate asks the same every time. */
const seed = Number(process.env.FUZZ_SEED ?? 1)
const examples = Number(process.env.FUZZ_EXAMPLES ?? 200)

/** Every path but the credentials themselves is closed then, so a few requests tell. */
const closed = { BASIC_AUTH_USER: 'me', BASIC_AUTH_PASS: 'secret', WEBHOOK_SECRET: 'topsecret' }

await pythonTools('schemathesis')
const apps = readdirSync(appsFolder).filter((name) => existsSync(join(appsFolder, name, 'src', 'main.ts')))
await Promise.all([
  ...apps.map((name) => fuzz(name, name, {}, examples)),
  fuzz(`${apps[0]} with credentials that nobody gives`, apps[0]!, closed, Math.min(20, examples)),
])

/** The app must answer as documented, and afterwards start again with what it was made to keep. */
async function fuzz(title: string, name: string, env: Record<string, string>, count: number): Promise<void> {
  const started = performance.now()
  const app = await startApp(name, { env })
  try {
    const summary = await runSchemathesis(app.url, { examples: count, seed })
    await app.kill()
    await app.restart()
    console.log(`ok   ${title}: ${summary} (${Math.round((performance.now() - started) / 1000)} s)`)
  } catch (error) {
    process.exitCode = 1
    console.error(`FAIL ${title}: ${error instanceof Error ? error.message : error}`)
  } finally {
    await app.stop()
  }
}
