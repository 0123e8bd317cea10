import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Top of the checkout. */
export const root = join(import.meta.dirname, '../../..')

export interface App {
  /** Its folder below `apps/` and its package name, which are the same. */
  name: string
  version: string
}

/** Every app of the repository, sorted; or those that are named. Throws for a name that no app has. */
export function findApps(names: readonly string[] = [], folder = join(root, 'apps')): App[] {
  const known = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'package.json')))
  const unknown = names.find((name) => !known.includes(name))
  if (unknown) throw new Error(`There is no app "${unknown}" in apps/; there are ${known.join(', ')}.`)
  return known
    .toSorted()
    .filter((name) => names.length === 0 || names.includes(name))
    .map((name) => readApp(name, join(folder, name)))
}

function readApp(folderName: string, folder: string): App {
  const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  if (name !== folderName) {
    throw new Error(`apps/${folderName}/package.json is named "${name}": an app is named as its folder, rename one.`)
  }
  return { name, version }
}
