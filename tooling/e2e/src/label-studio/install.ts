import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ManagedProcess, waitUntil } from '@label-studio-ml/harness'
import { findPython } from './find-python.ts'
import type { Release } from './releases.ts'

export interface Installation {
  release: Release
  /** `<cache>/<version>`: holds `venv`, `template` and the logs of installing. */
  home: string
  /** The `label-studio` command of the virtual environment. */
  command: string
}

/** pip needs about a minute; slow mirrors get a quarter of an hour. */
const PIP_DEADLINE_MS = 15 * 60_000

/**
 * Gives a virtual environment with the pinned release, made on first use and kept under `cache`.
 * `installed.json` is written last, so an install that was cut off lacks it and is done again from nothing.
 */
export async function installLabelStudio(release: Release, cache: string): Promise<Installation> {
  const installation = installationOf(release, cache)
  const { home } = installation
  if (isInstalled(installation)) return installation
  rmSync(home, { recursive: true, force: true })
  mkdirSync(home, { recursive: true })
  const python = findPython(release)
  console.log(`Installing Label Studio ${release.version} with ${python} into ${home} (about a minute, 1 GB) ...`)
  await finish(home, python, ['-m', 'venv', join(home, 'venv')])
  await finish(home, join(home, 'venv', 'bin', 'python'), ['-m', 'pip', 'install', '--quiet', ...release.requirements])
  writeFileSync(marker(home), JSON.stringify(markerOf(release)))
  return installation
}

/** Where a release is installed, or will be. */
export function installationOf(release: Release, cache: string): Installation {
  const home = join(cache, release.version)
  return { release, home, command: join(home, 'venv', 'bin', 'label-studio') }
}

/** True when the environment is whole and was made from the same requirements. */
export function isInstalled({ release, home, command }: Installation): boolean {
  if (!existsSync(marker(home)) || !existsSync(command)) return false
  return readFileSync(marker(home), 'utf8') === JSON.stringify(markerOf(release))
}

const marker = (home: string) => join(home, 'installed.json')
const markerOf = (release: Release) => ({ version: release.version, requirements: release.requirements })

async function finish(home: string, command: string, args: string[]): Promise<void> {
  const step = new ManagedProcess({ command, args, env: process.env, logFile: join(home, 'install.log') })
  try {
    await waitUntil(`"${command} ${args.join(' ')}" has ended`, () => step.hasEnded, { deadlineMs: PIP_DEADLINE_MS })
  } finally {
    await step.stop()
  }
  if (step.exitCode !== 0) {
    throw new Error(`"${command} ${args.join(' ')}" ended with ${step.exitCode}. Its last lines:\n${step.lastLines()}`)
  }
}
