import { BackendError, type RouteResponse } from '@label-studio-ml/protocol'
import type { OpenBackend } from './open-backend.ts'

export type KnownProject = RouteResponse<'projects'>['projects'][number]

/**
 * The project of a backend that an option names, by its uid or its id; without one the only project.
 * @returns undefined when nothing is named and the backend knows none
 * @throws BackendError PROJECT_UNKNOWN lists the projects where there are several, or where none has this name
 */
export async function findProject(
  { client, name }: OpenBackend,
  wanted: string | undefined,
  option: string,
): Promise<KnownProject | undefined> {
  const { projects } = await client.projects().catch(noneKnown)
  if (wanted === undefined && projects.length <= 1) return projects[0]
  const found = projects.filter(({ project }) => project === wanted || project.split('.')[0] === wanted).at(-1)
  if (found) return found
  const list = projects.map(({ project, model_version: version }) => `${project} (version ${version})`).join(', ')
  const known = list === '' ? 'it knows none yet' : `it knows ${list}`
  throw new BackendError(
    'PROJECT_UNKNOWN',
    wanted === undefined
      ? `${name} has several projects: say ${option}. Of these: ${list}.`
      : `${name} has no project ${wanted}: ${known}.`,
  )
}

/** A backend of an earlier release does not list its projects. */
function noneKnown(error: Error & { code?: string }): { projects: KnownProject[] } {
  if (error.code !== 'ROUTE_UNKNOWN') throw error
  return { projects: [] }
}
