import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const apps = resolve(import.meta.dirname, '../../../apps')

export interface App {
  /** Its folder below `apps/` and its package name, which are the same. */
  name: string
  version: string
}

declare module 'vitest' {
  interface ProvidedContext {
    app: App
  }
}

/** Every app of the repository, sorted. */
export function findApps(): App[] {
  const names = readdirSync(apps).filter((name) => existsSync(join(apps, name, 'package.json')))
  return names.toSorted().map((name) => ({ name, version: readVersion(name) }))
}

export function labelConfigOf({ name }: App): string {
  return readFileSync(join(apps, name, 'label-config.xml'), 'utf8')
}

function readVersion(name: string): string {
  return JSON.parse(readFileSync(join(apps, name, 'package.json'), 'utf8')).version
}
