import { basename, relative, resolve } from 'node:path'
import { backendFiles } from './backend-files.ts'
import { type BackendPlan, type CreateOptions, planBackend } from './backend-plan.ts'
import { copyTarballs, needsTarballs } from './package-source.ts'
import { chooseTarget, type Target } from './target.ts'
import { writeBackend } from './write-backend.ts'

export interface CreatedBackend {
  plan: BackendPlan
  target: Target
  folder: string
  /** Paths below the folder. */
  files: string[]
}

/**
 * Creates a backend in a folder that is absent or empty; its last part is the backend's name. Our packages come from the
 * registry, or from the tarballs of the folder `packages`.
 * @throws BackendError CONFIGURATION_INVALID for a name, tags or an engine that do not exist, and for a folder with files.
 */
export async function createBackendFolder(
  folder: string,
  options: Omit<CreateOptions, 'name'> = {},
  packages?: string,
): Promise<CreatedBackend> {
  const path = resolve(folder)
  const plan = planBackend({ ...options, name: basename(path) })
  const target = chooseTarget(path, packages)
  const files = backendFiles(plan, target)
  await writeBackend(path, files)
  const tarballs = target.kind === 'standalone' ? await copyTarballs(target.packages, path) : []
  return { plan, target, folder: path, files: [...Object.keys(files), ...tarballs] }
}

/** What to do with it now, for the terminal. */
export function nextSteps({ plan, target, folder, files }: CreatedBackend): string {
  const { name, pair, engine } = plan
  const path = relative(process.cwd(), folder) || '.'
  const steps =
    target.kind === 'repository'
      ? ['pnpm install', `pnpm --filter ${name} unit`, `pnpm --filter ${name} dev`]
      : [`cd ${path}`, 'npm install', 'npm run check', 'npm start']
  return `Created ${path}: ${pair.control} on ${pair.object}, ${engine.name} (${engine.summary}), ${files.length} files.

Next:
${steps.map((step) => `  ${step}`).join('\n')}
${target.kind === 'standalone' && needsTarballs(target.packages) ? unreleased : ''}`
}

const unreleased = `
The packages are not in the registry yet, so "npm install" cannot find them. To take them from this checkout: "npm run
pack:all" there, remove the folder that was just created, and create it again with --packages <checkout>/packed.
`
