import { assert } from '../assert.ts'
import { assertQuoted } from '../fixtures/connect-guide-text.ts'
import { connectToNewProject } from '../fixtures/projects.ts'
import { LabelStudioError } from '../label-studio/api.ts'
import { connectBackend, listBackends } from '../label-studio/backends.ts'
import { createProject } from '../label-studio/projects.ts'
import { user } from '../label-studio/server-environment.ts'
import type { RunningLabelStudio } from '../label-studio/start.ts'
import { newestReleaseOnly, type Scenario, type TestContext } from '../scenario.ts'
import { connectBasicAuth } from './connect-basic-auth.ts'
import { connectRefused, doctorOfFaults, doctorOfHalfAllowed, doctorOfLegacyToken } from './connect-doctor.ts'

/** What goes wrong when a backend is connected: Label Studio says what docs/connect.md quotes. */
export const connectTraps: Scenario = {
  name: 'connect-traps',
  app: 'simple-text-classifier',
  runsOn: newestReleaseOnly,
  run: async (context) => {
    await onAnotherServer(context, 'refused', async (server) => {
      await assertQuoted(
        'a loopback address',
        /URL resolves to [^"]*\)/,
        connectToNewProject(context, server, context.proxy.url),
      )
      await connectRefused(context, server)
      await legacyTokensOff(server)
      await doctorOfLegacyToken(context, server)
    })
    await onAnotherServer(context, 'half-allowed', async (server) => {
      await halfAllowed(context, server)
      await connectRefused(context, server)
      await doctorOfHalfAllowed(context, server)
    })
    const { labelStudio } = context
    const nobody = 'http://localhost:9'
    await assertQuoted(
      'nobody listens',
      /Can't connect to ML backend/,
      connectToNewProject(context, labelStudio, nobody),
    )
    const unknown = 'http://nobody.invalid:9090'
    await assertQuoted('an unknown host', /Can't resolve hostname/, connectToNewProject(context, labelStudio, unknown))
    await oneWordWebhook(context)
    await formInsteadOfJson(context)
    await unfitConfig(context)
    await connectBasicAuth(context)
    await doctorOfFaults(context)
  },
}

type Addresses = 'refused' | 'half-allowed'

async function onAnotherServer(
  { labelStudio }: TestContext,
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

async function legacyTokensOff({ api }: RunningLabelStudio): Promise<void> {
  await api.post('/api/jwt/settings', { api_tokens_enabled: true, legacy_api_tokens_enabled: false })
  const message = /Authentication token no longer valid[^"]*/
  await assertQuoted('a legacy token that is not allowed', message, api.get('/api/projects/'))
}

async function halfAllowed(context: TestContext, { api }: RunningLabelStudio): Promise<void> {
  const { id } = await createProject(api, 'half', context.sample.labelConfig)
  const message = /URL resolves to [^"]*\)/
  await assertQuoted('a loopback address with one switch', message, connectBackend(api, id, context.proxy.url))
  const [backend] = await listBackends(api, id)
  const webhooks = await api.get<unknown[]>(`/api/webhooks/?project=${id}`)
  assert(
    'with one switch the model is Connected without a webhook',
    backend?.state === 'CO' && webhooks.length === 0,
    `${backend?.state}, ${webhooks.length} webhooks`,
  )
}

async function oneWordWebhook(context: TestContext): Promise<void> {
  const { api } = context.labelStudio
  const { id: project } = await createProject(api, 'names', context.sample.labelConfig)
  const make = (url: string) => api.post<{ id: number }>('/api/webhooks/', { project, url, send_payload: true })
  await assertQuoted('a webhook of one word', /Enter a valid URL\./, make('http://ml-backend:9090/webhook'))
  const { id } = await make('http://ml-backend.internal:9090/webhook')
  assert('a name with a dot gets a webhook', id > 0)
}

async function formInsteadOfJson(context: TestContext): Promise<void> {
  const { labelStudio, proxy } = context
  const { id } = await createProject(labelStudio.api, 'form', context.sample.labelConfig)
  const body = new URLSearchParams({ project: String(id), title: 'form', url: proxy.url })
  const headers = { authorization: `Token ${user.token}` }
  const answer = await fetch(`${labelStudio.url}/api/ml`, { method: 'POST', headers, body })
  const { auto_update, model_version } = (await answer.json()) as { auto_update: boolean; model_version: string }
  assert(
    'a form that leaves auto_update out connects a model without a version',
    answer.status === 201 && !auto_update && model_version === '',
    `${answer.status}, auto_update ${auto_update}, model_version "${model_version}"`,
  )
}

async function unfitConfig(context: TestContext): Promise<void> {
  const { api } = context.labelStudio
  const config =
    '<View><Image name="i" value="$image"/><RectangleLabels name="r" toName="i"><Label value="A"/></RectangleLabels></View>'
  const { id } = await createProject(api, 'unfit', config)
  const error = await connectBackend(api, id, context.proxy.url).catch((thrown: unknown) => thrown)
  const text = error instanceof LabelStudioError ? error.body : ''
  assert(
    "a labeling interface that does not fit is refused with the backend's reason",
    text.includes("doesn't look like a valid ML backend. Reason: 400 Client Error: ") && text.includes('Choices'),
    text,
  )
}
