import type { DeleteProject } from '../../services/delete-project.ts'
import type { DuplicateModel } from '../../services/duplicate-model.ts'
import type { ListProjects } from '../../services/list-projects.ts'
import type { ListVersions } from '../../services/list-versions.ts'
import type { Handlers } from '../handler.ts'

export interface ModelServices {
  listVersions: ListVersions
  listProjects: ListProjects
  deleteProject: DeleteProject
  duplicateModel: DuplicateModel
}

type ModelRoute = 'versions' | 'versionsOfProject' | 'projects' | 'deleteProject' | 'duplicateModel'

/** What is kept for each project. */
export function createModelHandlers(services: ModelServices): Handlers<ModelRoute> {
  const { listVersions, listProjects, deleteProject, duplicateModel } = services
  return {
    versions: ({ query }) => listVersions(query.project),
    versionsOfProject: ({ body }) => listVersions(body.project),
    projects: async () => ({ projects: await listProjects() }),
    deleteProject: async ({ body }) => ({ status: 'ok', deleted: await deleteProject(body.project) }),
    duplicateModel: async ({ body }) => ({
      status: 'ok',
      model_version: await duplicateModel(body.project_src, body.project_dst),
    }),
  }
}
