import { dirname, join } from 'node:path'
import { BackendError } from '@label-studio-ml/protocol'
import { packageSource } from './package-source.ts'
import { findRepository, type Place } from './place.ts'

/**
 * Inside this repository backends are apps, anywhere else packages of their own, with our packages from the registry or
 * from a folder of tarballs.
 * @throws BackendError CONFIGURATION_INVALID for a folder of this repository outside of apps/, and for a folder without tarballs.
 */
export function choosePlace(folder: string, packages?: string): Place {
  const root = findRepository(dirname(folder))
  if (root === undefined) return { kind: 'standalone', packages: packageSource(packages) }
  if (packages !== undefined) {
    throw new BackendError(
      'CONFIGURATION_INVALID',
      `--packages ${packages} cannot be used in this repository, whose apps use its packages as they are: create a folder outside of ${root}, or leave the option out.`,
    )
  }
  if (dirname(folder) === join(root, 'apps')) return { kind: 'repository', root }
  throw new BackendError(
    'CONFIGURATION_INVALID',
    `In this repository backends are apps: create ${join(root, 'apps')}/<name> instead of ${folder}, e.g. with "pnpm gen backend".`,
  )
}
