import { existsSync } from 'node:fs'
import { copyFile, mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { BackendError } from '@label-studio-ml/protocol'
import { ownVersion } from '../own-files.ts'

/** Where a backend outside of this repository gets our packages from: the registry, or tarballs in a folder of its own. */
export type PackageSource = { kind: 'registry' } | { kind: 'tarballs'; folder: string }

/** Below the backend's folder: images are built and other machines install from there too. */
export const tarballFolder = 'packages'

/** What backends need, and what that needs in turn: a registry that does not know it is never asked. */
const packageNames = [
  '@label-studio-ml/learners',
  '@label-studio-ml/protocol',
  '@label-studio-ml/sdk',
  '@label-studio-ml/server',
  'label-studio-ml',
] as const
export type PackageName = (typeof packageNames)[number]

/** What stands behind one of our packages in package.json. */
export function specOf(source: PackageSource, name: PackageName): string {
  return source.kind === 'registry' ? `^${ownVersion()}` : `file:${tarballFolder}/${tarballOf(name)}`
}

/** A backend whose `npm install` finds nothing: the packages that it asks the registry for were never released. */
export function needsTarballs(source: PackageSource): boolean {
  return source.kind === 'registry' && ownVersion() === '0.0.0'
}

/**
 * The source that `--packages <folder>` names.
 * @throws BackendError CONFIGURATION_INVALID when the folder lacks a tarball.
 */
export function packageSource(folder: string | undefined): PackageSource {
  if (folder === undefined) return { kind: 'registry' }
  const missing = packageNames.map(tarballOf).find((file) => !existsSync(join(folder, file)))
  if (missing === undefined) return { kind: 'tarballs', folder: resolve(folder) }
  throw new BackendError(
    'CONFIGURATION_INVALID',
    `--packages ${folder} cannot be used: there is no ${missing} in it. Expected the folder that "npm run pack:all" writes in a checkout of the packages' repository, e.g. --packages ../label-studio-ml/packed.`,
  )
}

/** Copies the tarballs of all packages into a backend's folder and gives their paths below it. */
export async function copyTarballs(source: PackageSource, backend: string): Promise<string[]> {
  if (source.kind === 'registry') return []
  await mkdir(join(backend, tarballFolder))
  return Promise.all(
    packageNames.map(async (name) => {
      const path = join(tarballFolder, tarballOf(name))
      await copyFile(join(source.folder, tarballOf(name)), join(backend, path))
      return path
    }),
  )
}

/** `@label-studio-ml/sdk` → `label-studio-ml-sdk.tgz`: what `npm run pack:all` calls it. */
function tarballOf(name: PackageName): string {
  return `${name.replace('@', '').replace('/', '-')}.tgz`
}
