import { type AcceptedResponse, trainTasks } from '@label-studio-ml/protocol'
import { annotationsOf, entriesOfTasks } from '../../annotations/journal-entries.ts'
import { takeEvent } from '../../annotations/take-event.ts'
import type { Backend } from '../../backend.ts'
import type { Handler } from '../handler.ts'
import { labelStudioAgent } from '../label-studio-agent.ts'
import type { RequestLog } from '../request-log.ts'

/**
 * "Start training" of old versions. Label Studio sends every annotated task, so they replace what the journal has;
 * a request made by hand adds to it.
 */
export function createTrainHandler(backend: Backend): Handler<'train'> {
  const { projects, storage } = backend
  return async ({ body, userAgent, log }) => {
    const project = projects.uidOfReference(body.project)
    if (body.label_config) await projects.remember(project, { labelConfig: body.label_config })
    const tasks = trainTasks(body)
    const isWhole = labelStudioAgent(userAgent).isConnector
    if (tasks.some((task) => annotationsOf(task).length > 0)) {
      await storage.journal[isWhole ? 'replaceAll' : 'record'](project, entriesOfTasks(tasks))
    }
    return startTraining(backend, project, '/train', log)
  }
}

/** Keeps what the event tells and answers at once: Label Studio hangs up after a second and never asks again. */
export function createWebhookHandler(backend: Backend): Handler<'webhook'> {
  const { policy, projects, storage } = backend
  return async ({ body, userAgent, log, logFields }) => {
    const fromConnector = labelStudioAgent(userAgent).isConnector
    const { project, outcome } = await takeEvent(body, fromConnector, { projects, journal: storage.journal })
    Object.assign(logFields, { action: body.action, project, outcome })
    if (outcome === 'annotations changed') await policy?.annotationsChanged(project)
    if (outcome === 'start training') return startTraining(backend, project, String(body.action), log)
    return { status: outcome === 'unreadable' ? 'ignored' : 'ok' }
  }
}

async function startTraining(
  { ModelClass, policy }: Backend,
  project: string,
  trigger: string,
  log: RequestLog,
): Promise<AcceptedResponse> {
  if (policy) return { status: 'ok', job: await policy.request(project, trigger) }
  const detail = `${ModelClass.name} has no fit, so there is nothing to train.`
  log.warn({ project }, detail)
  return { status: 'ignored', detail }
}
