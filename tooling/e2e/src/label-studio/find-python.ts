import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Release } from './releases.ts'

/** Asks an interpreter for its `major.minor`, or undefined when it does not run (a pyenv shim without that version, say). */
export type AskVersion = (command: string) => string | undefined

/** `3.11` for an interpreter that runs and can make virtual environments. */
export const askInterpreter: AskVersion = (command) => {
  try {
    const script = 'import ensurepip, venv, sys; print("%d.%d" % sys.version_info[:2])'
    return execFileSync(command, ['-c', script], { stdio: ['ignore', 'pipe', 'ignore'], timeout: 20_000 })
      .toString()
      .trim()
  } catch {
    return undefined
  }
}

/**
 * The first interpreter that is one of the release's Python versions, in the release's order of preference:
 * `pythonX.Y` on PATH, then `python3`, then pyenv's own folder.
 * @throws Error that names the versions that would do and how to get one.
 */
export function findPython(release: Release, ask: AskVersion = askInterpreter, pyenv = pyenvInterpreters()): string {
  for (const wanted of release.pythons) {
    const candidates = [`python${wanted}`, 'python3', ...pyenv.filter((path) => path.includes(`/versions/${wanted}.`))]
    const found = candidates.find((command) => ask(command) === wanted)
    if (found) return found
  }
  const seen = ask('python3') ?? 'absent or without the venv module'
  const wanted = release.pythons.join(' or ')
  throw new Error(
    `Label Studio ${release.version} needs Python ${wanted} with venv; python3 here is ${seen}. ` +
      `Install one (Debian: apt-get install python3 python3-venv; pyenv: pyenv install ${release.pythons[0]}) ` +
      `so that "python${release.pythons[0]}" or "python3" finds it.`,
  )
}

function pyenvInterpreters(): string[] {
  const versions = join(process.env.PYENV_ROOT ?? join(homedir(), '.pyenv'), 'versions')
  if (!existsSync(versions)) return []
  return readdirSync(versions).map((name) => join(versions, name, 'bin', 'python3'))
}
