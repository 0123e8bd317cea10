import { type AcceptedResponse, trainTasks } from '@label-studio-ml/protocol'
import type { Backend } from '../../backend.ts'
import { annotationsOf, entriesOfTasks } from '../../journal/journal-entries.ts'
import { takeEvent } from '../../journal/take-event.ts'
import type { Handler } from '../handler.ts'
import { labelStudioAgent } from '../label-studio-agent.ts'

/**
 * "Start training" of old versions. Label Studio sends every annotated task, so they replace what the journal has;
 * a request made by hand adds to it.
 */
export function createTrainHandler({ projects, queue, storage }: Backend): Handler<'train'> {
  return async ({ body, userAgent }) => {
    const project = projects.uidOfReference(body.project)
    if (body.label_config) await projects.remember(project, { labelConfig: body.label_config })
    const tasks = trainTasks(body)
    const isWhole = labelStudioAgent(userAgent).isConnector
    if (tasks.some((task) => annotationsOf(task).length > 0)) {
      await storage.journal[isWhole ? 'replaceAll' : 'record'](project, entriesOfTasks(tasks))
    }
    return accepted(await queue?.request(project, '/train'))
  }
}

/** Keeps what the event tells and answers at once: Label Studio hangs up after a second and never asks again. */
export function createWebhookHandler({ projects, queue, storage }: Backend): Handler<'webhook'> {
  return async ({ body, userAgent, logFields }) => {
    const fromConnector = labelStudioAgent(userAgent).isConnector
    const { project, outcome } = await takeEvent(body, fromConnector, { projects, journal: storage.journal })
    Object.assign(logFields, { action: body.action, project, outcome })
    if (outcome === 'annotations changed') await queue?.annotationsChanged(project)
    if (outcome === 'start training') return accepted(await queue?.request(project, String(body.action)))
    return { status: outcome === 'unreadable' ? 'ignored' : 'ok' }
  }
}

function accepted(job: string | undefined): AcceptedResponse {
  return job ? { status: 'ok', job } : { status: 'ignored' }
}
