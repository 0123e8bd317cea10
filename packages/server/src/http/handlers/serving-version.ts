import type { Backend } from '../../backend.ts'

/**
 * The name of the version that serves a project. While its label config is refused, as one that was kept under a larger
 * limit may be, that is the newest: it serves again with the next label config.
 */
export async function servingVersion(backend: Backend, project: string): Promise<string> {
  const { fallback, parseConfig, projects, versions } = backend
  const { labelConfig, extraParams } = projects.lookUp(project)
  const config = await parseConfig(labelConfig ?? '').catch(() => undefined)
  if (!config) return versions.of(project).at(-1)?.version ?? versions.untrainedName
  return versions.nameFor(project, fallback.serving({ project, config, extraParams }), config)
}
