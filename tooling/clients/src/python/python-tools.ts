import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { clientsPackage, repository } from '../repository-paths.ts'
import { run } from '../run.ts'
import { findPython } from './find-python.ts'

/**
 * The `bin` folder of a virtual environment with exactly what `python/<tool>.txt` pins, made on first use and kept
 * under `.cache/python`. The marker is written last: an install that was cut off is done again from nothing.
 */
export async function pythonTools(tool: 'openapi-python-client' | 'schemathesis'): Promise<string> {
  const requirements = join(clientsPackage, 'python', `${tool}.txt`)
  const hash = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12)
  const home = join(repository, '.cache', 'python', `${tool}-${hash}`)
  const bin = join(home, 'bin')
  const marker = join(home, 'complete')
  if (existsSync(marker)) return bin
  console.log(`Installing ${tool} into ${home} ...`)
  rmSync(home, { recursive: true, force: true })
  mkdirSync(home, { recursive: true })
  await run(findPython(), ['-m', 'venv', home])
  await run(join(bin, 'python'), ['-m', 'pip', 'install', '--quiet', '--requirement', requirements], { minutes: 10 })
  writeFileSync(marker, '')
  return bin
}
