import { randomUUID } from 'node:crypto'
import { BackendError } from '@label-studio-ml/protocol'
import type { Backend } from '../../backend.ts'
import { newestWhole } from '../../versions/newest-whole.ts'
import { publishCandidate } from '../../versions/publish-version.ts'
import type { Handler } from '../handler.ts'

/** Both change the files of projects, so they take turns: a copy of what is being removed would be torn. */
export function createProjectHandlers(backend: Backend): {
  deleteProject: Handler<'deleteProject'>
  duplicateModel: Handler<'duplicateModel'>
} {
  let last: Promise<unknown> = Promise.resolve()
  const inTurn =
    <Request, Answer>(handler: (request: Request) => Answer | Promise<Answer>) =>
    (request: Request): Promise<Answer> => {
      const answer = last.then(() => handler(request))
      last = answer.catch(() => {})
      return answer
    }
  return {
    deleteProject: inTurn(createDeleteHandler(backend)),
    duplicateModel: inTurn(createDuplicateModelHandler(backend)),
  }
}

/** Forgets a project: its annotations, versions, jobs, state and files. Label Studio never asks for it, people do. */
function createDeleteHandler(backend: Backend): Handler<'deleteProject'> {
  const { artifacts, host, policy, projects, storage, versions } = backend
  return async ({ body }) => {
    const project = projects.uidOfReference(body.project)
    const known = projects.get(project)
    await policy?.cancel(project, 'the project was deleted')
    await projects.remove(project)
    await versions.removeProject(project)
    await storage.journal.removeProject(project)
    await storage.jobs.removeProject(project)
    for (const key of await storage.state.keys(project)) await storage.state.delete(project, key)
    await artifacts.removeProject(project)
    host.forgetProject(project)
    return { status: 'ok', deleted: known !== undefined }
  }
}

/** Gives a project a copy of another one's newest version that is whole. */
function createDuplicateModelHandler(backend: Backend): Handler<'duplicateModel'> {
  const { artifacts, log, projects, promoteVersion, storage, versions } = backend
  const candidates = { versions: storage.versions, artifacts }
  return async ({ body }) => {
    const source = projects.uidOfReference(body.project_src)
    const project = projects.uidOfReference(body.project_dst)
    const whole = await newestWhole(versions.of(source), artifacts, (reason) => log.warn({ reason }, 'not copied'))
    if (!whole) throw nothingToCopy(source)
    const { labelConfigFingerprint, trainOutput } = whole
    const job = `copy-${randomUUID()}`
    try {
      await artifacts.stageCopy(whole, project, job)
      const candidate = await publishCandidate(candidates, { project, job, labelConfigFingerprint, trainOutput })
      const { version } = await promoteVersion(candidate)
      return { status: 'ok', model_version: version }
    } finally {
      await artifacts.discardStaged(project, job)
    }
  }
}

function nothingToCopy(project: string): BackendError {
  return new BackendError(
    'PROJECT_UNKNOWN',
    `Project ${project} has no trained version that can be copied: project_src must name a project that was trained.`,
  )
}
