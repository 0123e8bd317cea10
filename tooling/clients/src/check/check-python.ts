import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pythonTools } from '../python/python-tools.ts'
import { artifacts, repository } from '../repository-paths.ts'
import { run } from '../run.ts'
import { checkPrinted, exampleOf, generatorCommand } from './example-blocks.ts'

/** Imports every module of the package: the generator's own formatter finds wrong syntax only. */
const importAll = `
import importlib, pkgutil, label_studio_ml_client as client
for module in pkgutil.walk_packages(client.__path__, "label_studio_ml_client."):
    importlib.import_module(module.name)
`

/** Generates the Python client, imports all of it and runs the documented example with it. */
export async function checkPython(url: string): Promise<void> {
  const client = join(artifacts, 'python')
  await run('bash', ['-c', generatorCommand('python', client)], { cwd: repository, minutes: 10 })
  // The generator itself needs httpx and attrs, which are all that the client needs.
  const python = join(await pythonTools('openapi-python-client'), 'python')
  const env = { ...process.env, PYTHONPATH: client, PYTHONDONTWRITEBYTECODE: '1' }
  await run(python, ['-c', importAll], { env })
  const code = exampleOf('python', url)
  const file = join(artifacts, 'example', 'example.py')
  mkdirSync(join(artifacts, 'example'), { recursive: true })
  writeFileSync(file, code)
  checkPrinted(code, await run(python, [file], { env }))
}
