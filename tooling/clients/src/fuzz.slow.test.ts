import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { appsFolder, run, scratchFolder, startApp } from '@label-studio-ml/harness'
import { expect, test } from 'vitest'
import { pythonTool } from './python-tool.ts'

/**
 * FUZZ_SEED=2 FUZZ_EXAMPLES=2000 pnpm fuzz looks elsewhere and for longer; the gate asks the same every time. Examples are
 * requests made up for each operation, beside those that cover every keyword of its schema.
 */
const { FUZZ_SEED: seed = '1', FUZZ_EXAMPLES: examples = '200' } = process.env

const schemathesis = join(await pythonTool('schemathesis'), 'schemathesis')
const published = fileURLToPath(import.meta.resolve('@label-studio-ml/protocol/openapi.json'))
const config = ['--config-file', resolve(import.meta.dirname, '../schemathesis.toml')]
const extent = ['--checks', 'all', '--seed', seed, '--workers', '2']
const output = ['--continue-on-failure', '--no-color', '--generation-database', 'none', '--request-timeout', '30']

const apps = readdirSync(appsFolder).filter((name) => existsSync(join(appsFolder, name, 'src', 'main.ts')))

/** Every path but the credentials themselves is closed then, so that a few requests will do. */
const closed = { BASIC_AUTH_USER: 'me', BASIC_AUTH_PASS: 'secret', WEBHOOK_SECRET: 'topsecret' }

test.concurrent.each([
  ...apps.map((name) => ({ title: name, name, env: {}, count: examples })),
  { title: `${apps[0]} with credentials that nobody gives`, name: apps[0]!, env: closed, count: '20' },
])(
  '$title answers made-up requests as documented, and starts again with what it kept',
  async ({ name, env, count }) => {
    const app = await startApp(name, { env })
    try {
      const args = [...config, 'run', published, '--url', app.url, ...extent, '--max-examples', count, ...output]
      const report = await run(schemathesis, args, { cwd: scratchFolder('schemathesis'), timeoutMs: 600_000 })
      expect(report).toMatch(/^ *\d+ generated/m)
      await app.kill()
      await app.restart()
    } finally {
      await app.stop()
    }
  },
  700_000,
)
