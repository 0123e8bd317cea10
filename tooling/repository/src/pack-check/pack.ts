import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '@label-studio-ml/harness'
import { packPackages, type Tarball } from '../pack/pack-packages.ts'
import { type Manifest, readManifest } from '../workspace/workspace-packages.ts'

/** A package as the registry would get it. */
export interface PackedPackage {
  /** Absolute path of the tarball. */
  tarball: string
  bytes: Buffer
  /** Paths inside, without `package/`. */
  files: string[]
  manifest: Manifest
}

/** Packs every publishable package into `folder` and reads what came out. They must be built. */
export async function packAll(folder: string): Promise<PackedPackage[]> {
  const tarballs = await packPackages(join(folder, 'packed'))
  return Promise.all(tarballs.map((tarball) => unpack(tarball, folder)))
}

async function unpack({ source, file }: Tarball, folder: string): Promise<PackedPackage> {
  const target = join(folder, 'unpacked', source.manifest.name)
  mkdirSync(target, { recursive: true })
  await run('tar', ['-xzf', file], { cwd: target })
  const listed = (await run('tar', ['-tzf', file])).split('\n')
  return {
    tarball: file,
    bytes: readFileSync(file),
    files: listed.map((one) => one.replace('package/', '')),
    manifest: readManifest(join(target, 'package')),
  }
}
