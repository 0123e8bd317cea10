import { mkdirSync, rmSync } from 'node:fs'
import { startApp } from '@label-studio-ml/harness'
import { checkDocsPage } from './check/check-docs-page.ts'
import { checkPython } from './check/check-python.ts'
import { checkTypeScript } from './check/check-typescript.ts'
import { artifacts } from './repository-paths.ts'

const checks = {
  'TypeScript client': checkTypeScript,
  'Python client': checkPython,
  '/docs in a browser': checkDocsPage,
}

rmSync(artifacts, { recursive: true, force: true })
mkdirSync(artifacts)
for (const [name, check] of Object.entries(checks)) {
  const started = performance.now()
  const app = await startApp('simple-text-classifier')
  try {
    await check(app.url)
    console.log(`ok   ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`)
  } catch (error) {
    process.exitCode = 1
    console.error(`FAIL ${name}: ${error instanceof Error ? error.message : error}`)
  } finally {
    await app.stop()
  }
}
