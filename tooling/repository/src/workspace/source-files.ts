import { existsSync, globSync } from 'node:fs'
import { join } from 'node:path'
import type { WorkspacePackage } from './workspace-packages.ts'

/** Absolute paths of a package's hand-written TypeScript files, tests included, fixtures excluded. */
export function sourceFiles({ folder }: WorkspacePackage): string[] {
  const source = join(folder, 'src')
  if (!existsSync(source)) return []
  return globSync('**/*.ts', { cwd: source })
    .filter((file) => !file.includes('__fixtures__') && !file.endsWith('.generated.ts'))
    .sort()
    .map((file) => join(source, file))
}
