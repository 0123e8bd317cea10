import { root, shellCommands } from '@label-studio-ml/harness'
import { readManifest, workspacePackages } from '../workspace/workspace-packages.ts'

/** pnpm's own commands, which are no scripts. */
const builtIn = new Set(['install', 'add', 'exec', 'vitest', 'changeset'])

/** The scripts that a shell block calls by `npm run`, `pnpm` or `pnpm --filter` and that no package.json has. */
export function missingScripts(code: string): string[] {
  return shellCommands(code).flatMap((command) => {
    const [, name, script = ''] = /^(?:[A-Z_]+=\S+ )*pnpm (?:--filter (\S+) )?(?:run )?([\w:-]+)/.exec(command) ?? []
    if (script === '' || builtIn.has(script)) return []
    const known = name === undefined ? [readManifest(root)] : packagesNamed(name)
    return known.some(({ scripts }) => scripts?.[script]) ? [] : [`${name ?? 'package.json'} has no script "${script}"`]
  })
}

function packagesNamed(name: string) {
  return workspacePackages()
    .map(({ manifest }) => manifest)
    .filter((one) => one.name === name || one.name === `@label-studio-ml/${name}`)
}
