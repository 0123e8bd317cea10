import { dirname, join } from 'node:path'
import { BackendError } from '@label-studio-ml/protocol'
import { readOwnManifest } from '../own-files.ts'
import { findRepository, type PackageVersions, type Place } from './place.ts'

/**
 * Inside this repository backends are apps, anywhere else packages of their own.
 * @throws BackendError CONFIGURATION_INVALID for a folder of this repository outside of apps/.
 */
export function choosePlace(folder: string): Place {
  const root = findRepository(dirname(folder))
  if (root === undefined) return { kind: 'standalone', versions: ownVersions() }
  if (dirname(folder) === join(root, 'apps')) return { kind: 'repository', root }
  throw new BackendError(
    'CONFIGURATION_INVALID',
    `In this repository backends are apps: create ${join(root, 'apps')}/<name> instead of ${folder}, e.g. with "pnpm gen backend".`,
  )
}

/** The versions that this command was published with; in the repository the dependencies have none yet. */
function ownVersions(): PackageVersions {
  const { version, dependencies } = readOwnManifest()
  const range = (name: string) => {
    const published = dependencies[`@label-studio-ml/${name}`] ?? ''
    return `^${/^\d/.test(published) ? published : version}`
  }
  return { sdk: range('sdk'), server: range('server'), cli: `^${version}` }
}
