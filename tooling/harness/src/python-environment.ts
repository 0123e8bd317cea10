import { createHash } from 'node:crypto'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './repository.ts'
import { run } from './run.ts'

export interface PythonEnvironment {
  /** Of its folder in the cache. */
  name: string
  /** What to install, as in a requirements file: `label-studio==1.23.2`. */
  requirements: readonly string[]
  /** Which interpreter: `3.11`, or a range such as `>=3.11,<3.14`. */
  python: string
}

const uvVersion = '0.13.9'
const cache = join(root, '.cache', 'python')
const installTimeoutMs = 15 * 60_000

/**
 * The `bin` folder of a virtual environment, made by uv on first use and kept in `.cache/python`. uv takes an interpreter
 * of this machine that fits, or else downloads one.
 */
export async function pythonEnvironment({ name, requirements, python }: PythonEnvironment): Promise<string> {
  const hash = createHash('sha256')
    .update(JSON.stringify([requirements, python]))
    .digest('hex')
    .slice(0, 12)
  return installed(`${name}-${hash}`, async (folder) => {
    const uv = join(await uvFolder(), 'uv')
    await run(uv, ['venv', '--quiet', '--python', python, folder], { timeoutMs: installTimeoutMs })
    const target = ['--python', join(folder, 'bin', 'python')]
    await run(uv, ['pip', 'install', '--quiet', ...target, ...requirements], { timeoutMs: installTimeoutMs })
  })
}

/** uv itself comes by pip: Debian's python3-venv is all that a machine needs to have. */
function uvFolder(): Promise<string> {
  return installed(`uv-${uvVersion}`, async (folder) => {
    await run('python3', ['-m', 'venv', folder])
    await run(join(folder, 'bin', 'pip'), ['install', '--quiet', `uv==${uvVersion}`])
  })
}

/** The marker is written last: an install that was cut off is done again from nothing. */
async function installed(name: string, install: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(cache, name)
  const marker = join(folder, 'complete')
  if (!existsSync(marker)) {
    console.log(`Installing ${name} into ${folder} ...`)
    rmSync(folder, { recursive: true, force: true })
    await install(folder)
    writeFileSync(marker, '')
  }
  return join(folder, 'bin')
}
