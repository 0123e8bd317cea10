import { checkAnswer } from '../http/check-answer.ts'
import { send } from '../http/send.ts'
import { createSample, type Sample } from '../sample/sample.ts'
import { connector, Project, type SendCall } from './project.ts'
import type { ContractTarget, RunningBackend, Settings } from './target.ts'

/** A running backend and what a test needs to drive it. */
export interface TestContext {
  url: string
  sample: Sample
  /** Sends a request; every answer is checked against the OpenAPI document. */
  call: SendCall
  /** A project that no other test uses. */
  project(): Project
  /** Ends the training of a project and deletes what is kept of it. */
  deleteProject(uid: string): Promise<void>
  restart(): Promise<void>
  log(): string
  end(): Promise<void>
}

/** Starts the target with settings; `headers` go out with every call unless the call has others. */
export async function openTestContext(
  target: ContractTarget,
  settings: Settings,
  headers: Record<string, string>,
): Promise<TestContext> {
  const backend = await target.start(settings)
  const sample = createSample(target.labelConfig)
  const projects: Project[] = []
  const call: SendCall = async (made) => {
    const answer = await send(backend.url, { ...made, headers: { ...headers, ...made.headers } })
    checkAnswer(made, answer)
    return answer
  }
  let nextProject = firstProject(target)
  return {
    url: backend.url,
    sample,
    call,
    project: () => {
      const project = new Project(nextProject++, sample, call)
      projects.push(project)
      return project
    },
    deleteProject: async (uid) => {
      await call({ method: 'POST', path: '/delete', body: { project: uid }, headers: connector })
    },
    restart: () => backend.restart(),
    log: () => backend.log(),
    end: () => (target.kind === 'process' ? backend.stop() : deleteProjects(projects, backend)),
  }
}

/** Projects of a backend that others use too get ids that nobody has. */
function firstProject({ kind }: ContractTarget): number {
  return kind === 'process' ? 1000 : 1_000_000_000 + Math.floor(Math.random() * 1_000_000_000)
}

async function deleteProjects(projects: Project[], backend: RunningBackend): Promise<void> {
  for (const { uid } of projects) {
    await send(backend.url, { method: 'POST', path: '/delete', body: { project: uid }, headers: connector })
  }
  await backend.stop()
}
