import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { installOnce, installTimeoutMs } from './install-once.ts'
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

/**
 * The `bin` folder of a virtual environment, made by uv on first use and kept in `.cache/tools`. uv takes an interpreter
 * of this machine that fits, or else downloads one.
 */
export async function pythonEnvironment({ name, requirements, python }: PythonEnvironment): Promise<string> {
  const hash = createHash('sha256')
    .update(JSON.stringify([requirements, python]))
    .digest('hex')
    .slice(0, 12)
  const installed = await installOnce(`${name}-${hash}`, async (folder) => {
    const uv = await uvProgram()
    await run(uv, ['venv', '--quiet', '--relocatable', '--python', python, folder], { timeoutMs: installTimeoutMs })
    const target = ['--python', join(folder, 'bin', 'python')]
    await run(uv, ['pip', 'install', '--quiet', ...target, ...requirements], { timeoutMs: installTimeoutMs })
  })
  return join(installed, 'bin')
}

/** uv itself comes by pip: Debian's python3-venv is all that a machine needs to have. */
async function uvProgram(): Promise<string> {
  const installed = await installOnce(`uv-${uvVersion}`, async (folder) => {
    await run('python3', ['-m', 'venv', folder])
    await run(join(folder, 'bin', 'pip'), ['install', '--quiet', `uv==${uvVersion}`])
  })
  return join(installed, 'bin', 'uv')
}
