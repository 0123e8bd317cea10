import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder } from '../build/base-image.ts'
import { mustRun } from '../run-command.ts'

/** kubernetes-validate ships the schemas of every Kubernetes version; podman-compose runs compose files without Docker. */
const requirements = ['kubernetes-validate==1.37.0', 'podman-compose==1.6.0']

/** Installs the tools into a virtual environment in the cache and returns the folder of their commands. */
export async function installPythonTools(): Promise<string> {
  const environment = join(cacheFolder, 'python')
  const commands = join(environment, 'bin')
  if (existsSync(join(commands, 'kubernetes-validate')) && existsSync(join(commands, 'podman-compose'))) return commands
  await mustRun('python3', ['-m', 'venv', '--clear', environment], { timeout: 60 })
  await mustRun(join(commands, 'pip'), ['install', '--quiet', ...requirements], { timeout: 180 })
  return commands
}
