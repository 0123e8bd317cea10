import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '@label-studio-ml/harness'
import { publishablePackages, type WorkspacePackage } from '../workspace/workspace-packages.ts'

export interface Tarball {
  source: WorkspacePackage
  /** Absolute path: `label-studio-ml-sdk.tgz`, the same for every version, so that an old one never stays beside it. */
  file: string
}

/** Packs every package that is published into `folder`, as the registry would get it. They must be built. */
export async function packPackages(folder: string): Promise<Tarball[]> {
  mkdirSync(folder, { recursive: true })
  const tarballs: Tarball[] = []
  for (const source of publishablePackages()) {
    const file = join(folder, `${source.manifest.name.replace('@', '').replace('/', '-')}.tgz`)
    await run('pnpm', ['pack', '--out', file], { cwd: source.folder })
    tarballs.push({ source, file })
  }
  return tarballs
}
