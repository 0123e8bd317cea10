import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../run-program.ts'
import { publishablePackages, type WorkspacePackage } from '../workspace/workspace-packages.ts'

export interface Tarball {
  source: WorkspacePackage
  /** Absolute path: `label-studio-ml-sdk.tgz`, the same for every version, so that an old one never stays beside it. */
  file: string
}

/** Packs every package that is published into `folder`, as the registry would get it. They must be built. */
export function packPackages(folder: string): Tarball[] {
  mkdirSync(folder, { recursive: true })
  return publishablePackages().map((source) => {
    const file = join(folder, `${source.manifest.name.replace('@', '').replace('/', '-')}.tgz`)
    run('pnpm', ['pack', '--out', file], source.folder)
    return { source, file }
  })
}
