import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { BackendError } from '@label-studio-ml/protocol'
import { type PackageSource, packageSource } from './package-source.ts'

/** Where a backend is created: as an app of this repository, or as a package of its own with npm. */
export type Target = { kind: 'repository'; root: string } | { kind: 'standalone'; packages: PackageSource }

/**
 * Inside this repository backends are apps, anywhere else packages of their own, with our packages from the registry or
 * from a folder of tarballs.
 * @throws BackendError CONFIGURATION_INVALID for a folder of this repository outside of apps/, and for a folder without tarballs.
 */
export function chooseTarget(folder: string, packages?: string): Target {
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

/** The repository of these packages that a folder lies in, by its pnpm-workspace.yaml and packages/sdk; or undefined. */
function findRepository(folder: string): string | undefined {
  const sdk = join(folder, 'packages', 'sdk', 'package.json')
  if (existsSync(join(folder, 'pnpm-workspace.yaml')) && existsSync(sdk)) {
    if (JSON.parse(readFileSync(sdk, 'utf8')).name === '@label-studio-ml/sdk') return folder
  }
  return dirname(folder) === folder ? undefined : findRepository(dirname(folder))
}
