import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root, shellCommands } from '@label-studio-ml/harness'
import { readManifest, workspacePackages } from '../workspace/workspace-packages.ts'

/** What pnpm takes beside the names of scripts and of installed tools. */
const commands = new Set(['install', 'add', 'exec'])

/** The scripts that a shell block calls by `pnpm` or `pnpm --filter` and that no package.json has. */
export function missingScripts(code: string): string[] {
  return shellCommands(code).flatMap((command) => {
    const [, name, script = ''] = /^(?:[A-Z_]+=\S+ )*pnpm (?:--filter (\S+) )?(?:run )?([\w:-]+)/.exec(command) ?? []
    if (script === '' || commands.has(script) || existsSync(join(root, 'node_modules', '.bin', script))) return []
    const known = name === undefined ? [readManifest(root)] : packagesNamed(name)
    return known.some(({ scripts }) => scripts?.[script]) ? [] : [`${name ?? 'package.json'} has no script "${script}"`]
  })
}

function packagesNamed(name: string) {
  return workspacePackages()
    .map(({ manifest }) => manifest)
    .filter((one) => one.name === name || one.name === `@label-studio-ml/${name}`)
}
