import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from '@label-studio-ml/harness'

/** Folders that look like this repository to `label-studio-ml create`, and use its packages and tools. */
export interface LinkedWorkspace {
  folder: string
  remove(): void
}

/**
 * Makes a workspace in `.cache`, which git, Biome and the repository's own tests leave alone. Our packages are linked;
 * everything else is found in the repository's node_modules, so nothing needs installing.
 */
export function linkedWorkspace(): LinkedWorkspace {
  mkdirSync(join(root, '.cache'), { recursive: true })
  const folder = mkdtempSync(join(root, '.cache', 'created-'))
  const link = (from: string, to = from) => {
    mkdirSync(dirname(join(folder, to)), { recursive: true })
    symlinkSync(join(root, from), join(folder, to), 'dir')
  }
  link('tooling/typescript')
  for (const name of ['learners', 'sdk', 'server']) link(`packages/${name}`, `node_modules/@label-studio-ml/${name}`)
  for (const name of ['onnxruntime-node', 'sharp', 'zod'])
    link(`tooling/repository/node_modules/${name}`, `node_modules/${name}`)
  mkdirSync(join(folder, 'packages', 'sdk'), { recursive: true })
  writeFileSync(join(folder, 'packages', 'sdk', 'package.json'), JSON.stringify({ name: '@label-studio-ml/sdk' }))
  writeFileSync(join(folder, 'pnpm-workspace.yaml'), '')
  const tsconfig = { extends: './tooling/typescript/tsconfig.base.json', include: ['apps/*/src'] }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig))
  return { folder, remove: () => rmSync(folder, { recursive: true }) }
}
