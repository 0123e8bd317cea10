import { readFileSync } from 'node:fs'
import { pythonEnvironment } from '@label-studio-ml/harness'

/** The `bin` folder of an environment with exactly what `python/<name>.txt` pins. */
export function pythonTool(name: 'openapi-python-client' | 'schemathesis'): Promise<string> {
  const pinned = readFileSync(new URL(`../python/${name}.txt`, import.meta.url), 'utf8')
  return pythonEnvironment({ name, requirements: pinned.trim().split('\n'), python: '>=3.11,<3.14' })
}
