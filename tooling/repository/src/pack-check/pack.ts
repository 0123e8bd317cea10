import { readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type Manifest,
  publishablePackages,
  readManifest,
  type WorkspacePackage,
} from '../workspace/workspace-packages.ts'
import { run } from './run.ts'

/** A package as the registry would get it. */
export interface PackedPackage {
  /** Absolute path of the tarball. */
  tarball: string
  bytes: Buffer
  /** Paths inside, without `package/`. */
  files: string[]
  manifest: Manifest
}

/** Packs every publishable package into `folder`. They must be built. */
export async function packAll(folder: string): Promise<PackedPackage[]> {
  return Promise.all(publishablePackages().map((one) => pack(one, folder)))
}

async function pack({ folder: source, manifest }: WorkspacePackage, folder: string): Promise<PackedPackage> {
  const target = join(folder, manifest.name.replace(/\W+/g, '-'))
  await mkdir(target)
  const tarball = join(target, 'package.tgz')
  run('pnpm', ['pack', '--out', tarball], source)
  run('tar', ['-xzf', tarball], target)
  const listed = run('tar', ['-tzf', tarball], target).trim().split('\n')
  return {
    tarball,
    bytes: readFileSync(tarball),
    files: listed.map((file) => file.replace('package/', '')),
    manifest: readManifest(join(target, 'package')),
  }
}
