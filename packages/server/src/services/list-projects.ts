import type { RouteResponse } from '@label-studio-ml/protocol'
import type { ProjectStore } from '../projects/project-store.ts'
import type { ServingVersion } from './select-model.ts'

/** Every project that is known, with the version that serves it. */
export type ListProjects = () => Promise<RouteResponse<'projects'>['projects']>

export interface ListProjectsOptions {
  projects: ProjectStore
  servingVersion: ServingVersion
}

export function createListProjects({ projects, servingVersion }: ListProjectsOptions): ListProjects {
  return () =>
    Promise.all(
      projects.all().map(async ({ uid, labelConfig }) => ({
        project: uid,
        model_version: await servingVersion(uid),
        label_config: labelConfig,
      })),
    )
}
