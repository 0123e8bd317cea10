import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './find-apps.ts'

export interface ToolVersions {
  pnpm: string
  turbo: string
}

/** The versions of the build tools that the root package.json pins, so that an image is built with the same ones. */
export function readToolVersions(): ToolVersions {
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return { pnpm: devDependencies.pnpm, turbo: devDependencies.turbo }
}
