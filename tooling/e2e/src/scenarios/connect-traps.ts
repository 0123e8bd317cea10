import { LabelStudioError } from '../label-studio/api.ts'
import { connectBackend, listBackends } from '../label-studio/backends.ts'
import { createProject } from '../label-studio/projects.ts'
import { user } from '../label-studio/server-environment.ts'
import type { RunningLabelStudio } from '../label-studio/start.ts'
import { connectAfresh } from './connect-afresh.ts'
import { connectBasicAuth } from './connect-basic-auth.ts'
import { quotes } from './quoted-message.ts'
import { newestReleaseOnly, type Scenario, type Stage } from './scenario.ts'

/** What goes wrong when a backend is connected: Label Studio says what docs/connect.md quotes. */
export const connectTraps: Scenario = {
  name: 'connect-traps',
  app: 'simple-text-classifier',
  runsOn: newestReleaseOnly,
  run: async (stage) => {
    await onAnotherServer(stage, 'refused', async (server) => {
      await quotes(
        stage,
        'a loopback address',
        /URL resolves to [^"]*\)/,
        connectAfresh(stage, server, stage.proxy.url),
      )
      await legacyTokensOff(stage, server)
    })
    await onAnotherServer(stage, 'half-allowed', (server) => halfAllowed(stage, server))
    const { labelStudio } = stage
    const nobody = 'http://localhost:9'
    await quotes(stage, 'nobody listens', /Can't connect to ML backend/, connectAfresh(stage, labelStudio, nobody))
    const unknown = 'http://nobody.invalid:9090'
    await quotes(stage, 'an unknown host', /Can't resolve hostname/, connectAfresh(stage, labelStudio, unknown))
    await oneWordWebhook(stage)
    await formInsteadOfJson(stage)
    await unfitConfig(stage)
    await connectBasicAuth(stage)
  },
}

type Addresses = 'refused' | 'half-allowed'

async function onAnotherServer(
  { labelStudio }: Stage,
  localAddresses: Addresses,
  use: (server: RunningLabelStudio) => Promise<void>,
): Promise<void> {
  const server = await labelStudio.another({ localAddresses })
  try {
    await use(server)
  } finally {
    await server.stop()
  }
}

async function legacyTokensOff(stage: Stage, { api }: RunningLabelStudio): Promise<void> {
  await api.post('/api/jwt/settings', { api_tokens_enabled: true, legacy_api_tokens_enabled: false })
  const message = /Authentication token no longer valid[^"]*/
  await quotes(stage, 'a legacy token that is not allowed', message, api.get('/api/projects/'))
}

async function halfAllowed(stage: Stage, { api }: RunningLabelStudio): Promise<void> {
  const { id } = await createProject(api, 'half', stage.sample.labelConfig)
  const message = /URL resolves to [^"]*\)/
  await quotes(stage, 'a loopback address with one switch', message, connectBackend(api, id, stage.proxy.url))
  const [backend] = await listBackends(api, id)
  const webhooks = await api.get<unknown[]>(`/api/webhooks/?project=${id}`)
  stage.checks.check(
    'with one switch the model is Connected without a webhook',
    backend?.state === 'CO' && webhooks.length === 0,
    `${backend?.state}, ${webhooks.length} webhooks`,
  )
}

async function oneWordWebhook(stage: Stage): Promise<void> {
  const { api } = stage.labelStudio
  const { id: project } = await createProject(api, 'names', stage.sample.labelConfig)
  const make = (url: string) => api.post<{ id: number }>('/api/webhooks/', { project, url, send_payload: true })
  await quotes(stage, 'a webhook of one word', /Enter a valid URL\./, make('http://ml-backend:9090/webhook'))
  const { id } = await make('http://ml-backend.internal:9090/webhook')
  stage.checks.check('a name with a dot gets a webhook', id > 0)
}

async function formInsteadOfJson(stage: Stage): Promise<void> {
  const { labelStudio, checks, proxy } = stage
  const { id } = await createProject(labelStudio.api, 'form', stage.sample.labelConfig)
  const body = new URLSearchParams({ project: String(id), title: 'form', url: proxy.url })
  const headers = { authorization: `Token ${user.token}` }
  const answer = await fetch(`${labelStudio.url}/api/ml`, { method: 'POST', headers, body })
  const { auto_update, model_version } = (await answer.json()) as { auto_update: boolean; model_version: string }
  checks.check(
    'a form that leaves auto_update out connects a model without a version',
    answer.status === 201 && !auto_update && model_version === '',
    `${answer.status}, auto_update ${auto_update}, model_version "${model_version}"`,
  )
}

async function unfitConfig(stage: Stage): Promise<void> {
  const { api } = stage.labelStudio
  const config =
    '<View><Image name="i" value="$image"/><RectangleLabels name="r" toName="i"><Label value="A"/></RectangleLabels></View>'
  const { id } = await createProject(api, 'unfit', config)
  const error = await connectBackend(api, id, stage.proxy.url).catch((thrown: unknown) => thrown)
  const text = error instanceof LabelStudioError ? error.body : ''
  stage.checks.check(
    "a labeling interface that does not fit is refused with the backend's reason",
    text.includes("doesn't look like a valid ML backend. Reason: 400 Client Error: ") && text.includes('Choices'),
    text,
  )
}
