import type { Backend } from '../../backend.ts'
import { servedVersion } from '../../versions/version-registry.ts'
import type { Handler } from '../handler.ts'

/** Every version a project can serve, newest first; the first is the one that `/setup` answers. */
export function createVersionsHandlers(backend: Backend): {
  versions: Handler<'versions'>
  versionsOfProject: Handler<'versionsOfProject'>
} {
  const { parseConfig, projects, versions } = backend
  const versionsOf = (project: string): string[] => {
    const config = parseConfig(projects.get(project)?.labelConfig ?? '')
    const stored = versions.of(project).map(({ version }) => version)
    return [servedVersion(versions.current(project), config), ...stored.reverse()]
  }
  const answer = (project: string | number | null | undefined) => {
    const uids = project ? [projects.uidOfReference(project)] : projects.all().map(({ uid }) => uid)
    return { versions: [...new Set(uids.flatMap(versionsOf))] }
  }
  return {
    versions: ({ query }) => answer(query.project),
    versionsOfProject: ({ body }) => answer(body.project),
  }
}
