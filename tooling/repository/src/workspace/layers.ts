import type { WorkspacePackage } from './workspace-packages.ts'

const everyLibrary = ['server', 'sdk', 'protocol', 'learners']

/** Which packages a package may use: imports point one way. A new package gets its line here. */
const mayUse: Record<string, string[]> = {
  protocol: [],
  learners: [],
  sdk: ['protocol'],
  server: ['sdk', 'protocol'],
  dashboard: ['protocol'],
  'label-studio-ml': ['sdk', 'protocol'],
  'create-label-studio-ml': ['label-studio-ml'],
}

/** Why a package may not use another one of the workspace, or undefined when it may. */
export function forbiddenUse(user: WorkspacePackage, used: WorkspacePackage): string | undefined {
  if (user.manifest.name === used.manifest.name) return undefined
  if (used.room === 'apps') return 'nobody imports an app'
  if (user.room === 'tooling') return undefined
  if (used.room === 'tooling') return 'only tooling imports tooling'
  const allowed = user.room === 'apps' ? everyLibrary : mayUse[shortName(user)]
  if (!allowed) return `${user.manifest.name} has no line in tooling/repository/src/workspace/layers.ts yet`
  return allowed.includes(shortName(used)) ? undefined : `it may use ${allowed.join(', ') || 'nothing of ours'} only`
}

function shortName({ manifest }: WorkspacePackage): string {
  return manifest.name.replace('@label-studio-ml/', '')
}
