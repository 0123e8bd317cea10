import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type RunningBackend, run, startApp } from '@label-studio-ml/harness'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { documentedCommand, documentedExample, promisedOutput } from './documented-client.ts'
import { pythonTool } from './python-tool.ts'

/** Below the package, so that its dependencies resolve; not committed. */
const artifacts = resolve(import.meta.dirname, '../artifacts')
const example = join(artifacts, 'example')

let app: RunningBackend

beforeAll(async () => {
  rmSync(artifacts, { recursive: true, force: true })
  mkdirSync(join(example, 'node_modules'), { recursive: true })
  app = await startApp('simple-text-classifier')
})
afterAll(() => app.stop())

test('the TypeScript client compiles, and so does its documented example, which prints what it says', async () => {
  const client = join(artifacts, 'typescript')
  await run('bash', ['-c', documentedCommand('typescript', client)])
  await run('tsc', ['--project', client])
  symlinkSync(client, join(example, 'node_modules', 'label-studio-ml-client'))
  const code = documentedExample('ts', app.url)
  writeFileSync(join(example, 'package.json'), JSON.stringify({ type: 'module' }))
  writeFileSync(join(example, 'example.ts'), code)
  const options = '--module nodenext --target es2022 --lib es2022,dom --types  --strict --noEmit --ignoreConfig'.split(
    ' ',
  )
  await run('tsc', [...options, 'example.ts'], { cwd: example })
  expect(await run('node', ['example.ts'], { cwd: example })).toBe(promisedOutput(code))
})

/** The generator's own formatter finds wrong syntax only. */
const importEveryModule = `
import importlib, pkgutil, label_studio_ml_client as client
for module in pkgutil.walk_packages(client.__path__, "label_studio_ml_client."):
    importlib.import_module(module.name)
`

test('every module of the Python client is imported, and its documented example prints what it says', async () => {
  const client = join(artifacts, 'python')
  await run('bash', ['-c', documentedCommand('python', client)], { timeoutMs: 600_000 })
  // The generator itself needs httpx and attrs, which are all that the client needs.
  const python = join(await pythonTool('openapi-python-client'), 'python')
  const env = { ...process.env, PYTHONPATH: client, PYTHONDONTWRITEBYTECODE: '1' }
  await run(python, ['-c', importEveryModule], { env })
  const code = documentedExample('python', app.url)
  expect(await run(python, ['-c', code], { env })).toBe(promisedOutput(code))
}, 600_000)
