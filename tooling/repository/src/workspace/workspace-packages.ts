import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '@label-studio-ml/harness'

export type Room = 'apps' | 'packages' | 'tooling'

export interface Manifest {
  name: string
  private?: boolean
  scripts?: Record<string, string>
  exports?: Record<string, string | Record<string, string>>
  bin?: Record<string, string>
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
  [key: string]: unknown
}

export interface WorkspacePackage {
  room: Room
  /** Absolute path. */
  folder: string
  manifest: Manifest
}

/** Every package of the workspace, in the order of the folders. */
export function workspacePackages(): WorkspacePackage[] {
  const rooms: Room[] = ['apps', 'packages', 'tooling']
  return rooms.flatMap((room) =>
    readdirSync(join(root, room))
      .sort()
      .map((name) => join(root, room, name))
      .filter((folder) => existsSync(join(folder, 'package.json')))
      .map((folder) => ({ room, folder, manifest: readManifest(folder) })),
  )
}

/** The packages that go to the registry. */
export function publishablePackages(): WorkspacePackage[] {
  return workspacePackages().filter(({ manifest }) => !manifest.private)
}

/** Reads a folder's package.json. */
export function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
}
