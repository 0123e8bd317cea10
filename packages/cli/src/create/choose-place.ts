import { dirname, join } from 'node:path'
import { BackendError } from '@label-studio-ml/protocol'
import { ownVersion } from '../own-files.ts'
import { findRepository, type Place } from './place.ts'

/**
 * Inside this repository backends are apps, anywhere else packages of their own.
 * @throws BackendError CONFIGURATION_INVALID for a folder of this repository outside of apps/.
 */
export function choosePlace(folder: string): Place {
  const root = findRepository(dirname(folder))
  if (root === undefined) return { kind: 'standalone', range: `^${ownVersion()}` }
  if (dirname(folder) === join(root, 'apps')) return { kind: 'repository', root }
  throw new BackendError(
    'CONFIGURATION_INVALID',
    `In this repository backends are apps: create ${join(root, 'apps')}/<name> instead of ${folder}, e.g. with "pnpm gen backend".`,
  )
}
