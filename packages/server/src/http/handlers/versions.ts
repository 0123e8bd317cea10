import type { VersionsResponse } from '@label-studio-ml/protocol'
import type { Backend } from '../../backend.ts'
import { servedVersion } from '../../versions/version-registry.ts'
import type { Handler } from '../handler.ts'

/** Every version a project can serve, newest first; the first is the one that `/setup` answers. */
export function createVersionsHandlers(backend: Backend): {
  versions: Handler<'versions'>
  versionsOfProject: Handler<'versionsOfProject'>
} {
  const { fallback, parseConfig, projects, versions } = backend
  const versionsOf = (project: string): string[] => {
    const { labelConfig, extraParams } = projects.lookUp(project)
    const config = parseConfig(labelConfig ?? '')
    const stored = versions.of(project).map(({ version }) => version)
    return [servedVersion(fallback.serving({ project, config, extraParams }), config), ...stored.reverse()]
  }
  const answer = (project: string | number | null | undefined): VersionsResponse => {
    const uids = project ? [projects.uidOfReference(project)] : projects.all().map(({ uid }) => uid)
    const unusable = fallback.unusable().filter((version) => uids.includes(version.project))
    const isUsable = (name: string) => !unusable.some(({ version }) => version === name)
    return {
      versions: [...new Set(uids.flatMap(versionsOf))].filter(isUsable),
      ...(unusable.length > 0 ? { unusable } : {}),
    }
  }
  return {
    versions: ({ query }) => answer(query.project),
    versionsOfProject: ({ body }) => answer(body.project),
  }
}
