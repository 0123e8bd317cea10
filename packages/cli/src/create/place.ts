import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { PackageSource } from './package-source.ts'

/** Where a backend is created: as an app of this repository, or as a package of its own with npm. */
export type Place = { kind: 'repository'; root: string } | { kind: 'standalone'; packages: PackageSource }

/** The repository of these packages that a folder lies in, by its pnpm-workspace.yaml and packages/sdk; or undefined. */
export function findRepository(folder: string): string | undefined {
  const sdk = join(folder, 'packages', 'sdk', 'package.json')
  if (existsSync(join(folder, 'pnpm-workspace.yaml')) && existsSync(sdk)) {
    if (JSON.parse(readFileSync(sdk, 'utf8')).name === '@label-studio-ml/sdk') return folder
  }
  return dirname(folder) === folder ? undefined : findRepository(dirname(folder))
}
