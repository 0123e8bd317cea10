import { BackendError } from '@label-studio-ml/protocol'
import { parseLabelConfig } from '@label-studio-ml/sdk'
import type { ConnectedBackend, LabelStudioClient, LabelStudioProject } from '@label-studio-ml/sdk/label-studio'
import { dottedNameFix, webhookObstacle } from '../backend/backend-address.ts'
import { smartControls } from '../doctor/checks/interactive.ts'
import type { BackendSettings } from '../settings/backend-settings.ts'
import { assertFits, backendName } from './backend-from-here.ts'
import { connectModel, removeModel } from './connect-model.ts'
import { ensureWebhook } from './ensure-webhook.ts'
import { showPredictions } from './show-predictions.ts'

export interface ConnectOptions {
  client: LabelStudioClient
  project: number
  backend: BackendSettings & { url: string }
  /** The name of a new model; the class of the model when left out. */
  title?: string | undefined
  /** Left out: an existing model keeps it; a new one is interactive when a control tag has `smart="true"`. */
  isInteractive?: boolean | undefined
  extraParams?: unknown
  /** Make sure that annotations are sent. Where not, it stays with what Label Studio does by itself. */
  webhook: boolean
  /** Make sure that annotators see predictions. */
  show: boolean
}

export interface Step {
  name: 'project' | 'backend' | 'model' | 'webhook' | 'predictions'
  /** What was done, or what was there. */
  text: string
  changed: boolean
}

/**
 * Connects a backend to a project: the model, its webhook, and what shows predictions. What is right already stays as it
 * is. What it made is undone when a later step fails.
 *
 * @throws BackendError that says how to mend what is in the way
 */
export async function connectProject(options: ConnectOptions, onStep: (step: Step) => void): Promise<void> {
  const { client, backend } = options
  const obstacle = options.webhook ? webhookObstacle(backend.url) : undefined
  if (obstacle) {
    const way = 'or give --no-webhook for predictions alone: then nothing is learned'
    throw new BackendError(
      'CONFIGURATION_INVALID',
      `${backend.url} can have no webhook: ${obstacle}. ${dottedNameFix}, ${way}.`,
    )
  }
  const project = await client.projects.get(options.project)
  onStep({ name: 'project', text: `${project.id} "${project.title}", ${project.taskCount} tasks`, changed: false })
  const fit = await assertFits(backend, project.labelConfig)
  onStep({ name: 'backend', text: fit.text, changed: false })
  const model = await connectModel(client, modelWish(options, project, backendName(fit)))
  onStep({ name: 'model', text: model.text, changed: model.changed })
  if (options.webhook) onStep({ name: 'webhook', ...(await webhookOrUndo(options, model)) })
  if (options.show) onStep({ name: 'predictions', ...(await showPredictions(client, project.id, model.backend.title)) })
}

function modelWish(options: ConnectOptions, project: LabelStudioProject, name: string) {
  const { backend, title, isInteractive, extraParams } = options
  return {
    project: project.id,
    url: backend.url,
    title,
    isInteractive,
    extraParams,
    basicAuth: backend.basicAuth,
    webhookSecret: backend.webhookSecret,
    whenNew: { title: name, isInteractive: smartControls(parseLabelConfig(project.labelConfig)).length > 0 },
  }
}

async function webhookOrUndo(options: ConnectOptions, model: { backend: ConnectedBackend; isNew: boolean }) {
  const { client, project, backend } = options
  try {
    return await ensureWebhook(client, { project, ...backend, backendUrl: model.backend.url })
  } catch (error) {
    throw model.isNew ? await removeModel(client, model.backend.id, error, 'The model had just been connected') : error
  }
}
