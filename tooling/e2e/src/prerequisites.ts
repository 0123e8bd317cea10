import { existsSync } from 'node:fs'
import { chromiumPath } from './browser/chromium.ts'
import { findPython } from './label-studio/find-python.ts'
import { installationOf, isInstalled } from './label-studio/install.ts'
import type { Release } from './label-studio/releases.ts'

export interface Wanted {
  releases: readonly Release[]
  /** Folder of the installed releases. */
  cache: string
  usesBrowser: boolean
}

/** What the machine lacks for a run, one sentence each; a release that is installed needs no interpreter any more. */
export function missingPrerequisites(
  { releases, cache, usesBrowser }: Wanted,
  chromium = chromiumPath,
  find: (release: Release) => string = findPython,
): string[] {
  const problems = releases
    .filter((release) => !isInstalled(installationOf(release, cache)))
    .flatMap((release) => problemOf(() => find(release)))
  if (usesBrowser && !existsSync(chromium)) {
    problems.push(
      `Browser scenarios need Chromium at ${chromium}, which does not exist (Debian: apt-get install chromium).`,
    )
  }
  return problems
}

function problemOf(step: () => unknown): string[] {
  try {
    step()
    return []
  } catch (error) {
    return [(error as Error).message]
  }
}
