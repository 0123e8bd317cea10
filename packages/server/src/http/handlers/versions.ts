import type { VersionsResponse } from '@label-studio-ml/protocol'
import type { Backend } from '../../backend.ts'
import type { UnusableVersion } from '../../models/version-fallback.ts'
import type { Handler } from '../handler.ts'
import { lastFailures, trainingFailure } from './jobs.ts'
import { servingVersion } from './serving-version.ts'

/** Every version a project can serve, newest first; the first is the one that `/setup` answers. */
export function createVersionsHandlers(backend: Backend): {
  versions: Handler<'versions'>
  versionsOfProject: Handler<'versionsOfProject'>
} {
  const { fallback, projects, storage, versions } = backend
  const versionsOf = async (project: string, unusable: readonly UnusableVersion[]): Promise<string[]> => {
    const isUsable = (name: string) => !unusable.some((of) => of.project === project && of.version === name)
    const stored = versions.of(project).map(({ version }) => version)
    return [await servingVersion(backend, project), ...stored.filter(isUsable).reverse()]
  }
  const answer = async (project: string | number | null | undefined): Promise<VersionsResponse> => {
    const named = project ? projects.uidOfReference(project) : undefined
    const uids = named ? [named] : projects.all().map(({ uid }) => uid)
    const isAsked = (of: { project: string }) => !named || of.project === named
    const unusable = fallback.unusable().filter(isAsked)
    const failures = (await lastFailures(storage.jobs, named)).map(trainingFailure)
    const found = new Set<string>()
    for (const uid of uids) for (const version of await versionsOf(uid, unusable)) found.add(version)
    return {
      versions: [...found],
      ...(unusable.length > 0 ? { unusable } : {}),
      ...(failures.length > 0 ? { training_failures: failures } : {}),
    }
  }
  return {
    versions: ({ query }) => answer(query.project),
    versionsOfProject: ({ body }) => answer(body.project),
  }
}
