import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packPackages, type Tarball } from '../pack/pack-packages.ts'
import { run } from '../run-program.ts'
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
export function packAll(folder: string): PackedPackage[] {
  return packPackages(join(folder, 'packed')).map((tarball) => unpack(tarball, folder))
}

function unpack({ source, file }: Tarball, folder: string): PackedPackage {
  const target = join(folder, 'unpacked', source.manifest.name)
  mkdirSync(target, { recursive: true })
  run('tar', ['-xzf', file], target)
  const listed = run('tar', ['-tzf', file], target).trim().split('\n')
  return {
    tarball: file,
    bytes: readFileSync(file),
    files: listed.map((one) => one.replace('package/', '')),
    manifest: readManifest(join(target, 'package')),
  }
}
