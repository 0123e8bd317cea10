import { checkAnswer } from '../http/check-answer.ts'
import { send } from '../http/send.ts'
import { createSample, type Sample } from '../sample/sample.ts'
import { connector, Project, type SendCall } from './project.ts'
import type { ContractSubject, RunningBackend, Settings } from './subject.ts'

/** A running backend and what a test needs to drive it. */
export interface Stage {
  url: string
  sample: Sample
  /** Sends a request; every answer is checked against the OpenAPI document. */
  call: SendCall
  /** A project that no other test uses. */
  project(): Project
  /** Gives up the training of a project, and forgets the project. */
  forget(uid: string): Promise<void>
  restart(): Promise<void>
  log(): string
  end(): Promise<void>
}

/** Starts the subject with settings; `headers` go out with every call unless the call has others. */
export async function openStage(
  subject: ContractSubject,
  settings: Settings,
  headers: Record<string, string>,
): Promise<Stage> {
  const backend = await subject.start(settings)
  const sample = createSample(subject.labelConfig)
  const projects: Project[] = []
  const call: SendCall = async (made) => {
    const answer = await send(backend.url, { ...made, headers: { ...headers, ...made.headers } })
    checkAnswer(made, answer)
    return answer
  }
  let nextProject = firstProject(subject)
  return {
    url: backend.url,
    sample,
    call,
    project: () => {
      const project = new Project(nextProject++, sample, call)
      projects.push(project)
      return project
    },
    forget: async (uid) => {
      await call({ method: 'POST', path: '/delete', body: { project: uid }, headers: connector })
    },
    restart: () => backend.restart(),
    log: () => backend.log(),
    end: () => (subject.kind === 'process' ? backend.stop() : forget(projects, backend)),
  }
}

/** Projects of a backend that others use too get ids that nobody has. */
function firstProject({ kind }: ContractSubject): number {
  return kind === 'process' ? 1000 : 1_000_000_000 + Math.floor(Math.random() * 1_000_000_000)
}

async function forget(projects: Project[], backend: RunningBackend): Promise<void> {
  for (const { uid } of projects) {
    await send(backend.url, { method: 'POST', path: '/delete', body: { project: uid }, headers: connector })
  }
  await backend.stop()
}
