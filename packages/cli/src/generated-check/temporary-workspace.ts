import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { backendFiles } from '../create/backend-files.ts'
import { planBackend } from '../create/backend-plan.ts'
import type { EngineName } from '../create/engines.ts'
import type { TagPair } from '../create/tag-pairs.ts'
import { writeBackend } from '../create/write-backend.ts'

/** Created apps in a folder of their own that use the repository's packages. */
export interface TemporaryWorkspace {
  folder: string
  /** Creates an app as `pnpm gen backend` does and gives its name. */
  add(pair: TagPair, engine: EngineName): Promise<string>
  remove(): void
}

/**
 * Makes a workspace in `.cache`, which git, Biome and the repository's own tests leave alone. Our packages are linked;
 * everything else is found in the repository's node_modules, so nothing needs installing.
 */
export function temporaryWorkspace(root: string): TemporaryWorkspace {
  mkdirSync(join(root, '.cache'), { recursive: true })
  const folder = mkdtempSync(join(root, '.cache', 'generated-'))
  const ours = join(folder, 'node_modules', '@label-studio-ml')
  mkdirSync(ours, { recursive: true })
  for (const name of ['sdk', 'server']) symlinkSync(join(root, 'packages', name), join(ours, name), 'dir')
  mkdirSync(join(folder, 'tooling'))
  symlinkSync(join(root, 'tooling', 'typescript'), join(folder, 'tooling', 'typescript'), 'dir')
  const own = { extends: './tooling/typescript/tsconfig.base.json', include: ['apps/*/src'] }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(own))
  return {
    folder,
    add: async ({ control, object }, engine) => {
      const plan = planBackend({ name: `${control}-${object}-${engine}`.toLowerCase(), control, object, engine })
      await writeBackend(join(folder, 'apps', plan.name), backendFiles(plan, { kind: 'repository', root }))
      return plan.name
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
