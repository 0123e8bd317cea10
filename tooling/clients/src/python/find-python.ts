import { execFileSync } from 'node:child_process'

/** What both the generator and the code it writes run on. */
const versions = ['3.12', '3.13', '3.11']

/**
 * An interpreter of one of the versions that can make virtual environments.
 * @throws Error that says which versions would do and how to get one.
 */
export function findPython(): string {
  const commands = [...versions.map((version) => `python${version}`), 'python3']
  const found = commands.find((command) => versions.includes(versionOf(command) ?? ''))
  if (found) return found
  throw new Error(
    `Expected Python ${versions.join(', ')} with venv as ${commands.join(', ')}; python3 here is ${versionOf('python3') ?? 'absent'}. ` +
      'Install one (Debian: apt-get install python3 python3-venv).',
  )
}

/** `3.12` for an interpreter that runs and has the venv module. */
function versionOf(command: string): string | undefined {
  try {
    const script = 'import ensurepip, venv, sys; print("%d.%d" % sys.version_info[:2])'
    return execFileSync(command, ['-c', script], { stdio: ['ignore', 'pipe', 'ignore'], timeout: 20_000 })
      .toString()
      .trim()
  } catch {
    return undefined
  }
}
