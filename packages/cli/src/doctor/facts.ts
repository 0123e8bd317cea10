import { projectUid } from '@label-studio-ml/protocol'
import { type LabelConfig, parseLabelConfig } from '@label-studio-ml/sdk'
import type {
  ConnectedBackend,
  LabelStudioClient,
  LabelStudioProject,
  LabelStudioUser,
  LabelStudioVersion,
  Webhook,
} from '@label-studio-ml/sdk/label-studio'
import { askBackend, type BackendAnswer, clockAheadMs } from '../ask-backend.ts'
import { isSameBackend, isWebhookOf } from '../backend-address.ts'
import type { BackendSettings } from '../settings/backend-settings.ts'
import type { LabelStudioSettings } from '../settings/label-studio-settings.ts'
import { createFact, type Fact, given } from './fact.ts'

/** What a user told the doctor. */
export interface Given {
  labelStudio: LabelStudioSettings
  backend: BackendSettings
  project: number | undefined
  /** Make Label Studio send one event to the webhooks of the project. */
  sendEvent: boolean
  /** Milliseconds until that event must have arrived. */
  eventTimeoutMs: number
  /** This program runs in a container. */
  isInContainer: boolean
}

/** What the checks look at. Each fact is looked up when the first check wants it. */
export interface Facts {
  given: Given
  client: Fact<LabelStudioClient>
  /** `aheadMs`: how far the clock of Label Studio is ahead of ours. */
  version: Fact<LabelStudioVersion & { aheadMs: number | undefined }>
  user: Fact<LabelStudioUser>
  project: Fact<LabelStudioProject>
  labelConfig: Fact<LabelConfig>
  /** The models of the project, after Label Studio asked each for its health and version. */
  backends: Fact<ConnectedBackend[]>
  /** The one of them that is examined. */
  backend: Fact<ConnectedBackend>
  /** The address of the backend: as it was given, or that of the project's only model. */
  backendUrl: Fact<string>
  health: Fact<BackendAnswer>
  /** The same, when the backend is well and lets us in. */
  healthy: Fact<BackendAnswer>
  /** What the backend answers to the `/setup` that Label Studio sends. */
  setup: Fact<BackendAnswer>
  /** The webhooks of the project that go to the backend. */
  webhooks: Fact<Webhook[]>
}

/**
 * @param createClient makes the client of Label Studio when the first check wants it
 * @param onAddress gets each address that Label Studio calls: its path may be a secret
 */
export function createFacts(
  options: Given,
  createClient: (settings: { url: string; apiKey: string; ca: string | undefined }) => LabelStudioClient,
  onAddress: (url: string) => void,
): Facts {
  const { basicAuth, webhookSecret } = options.backend
  const client = createFact('label-studio-reachable', async () => {
    const url = given(options.labelStudio.url, '--label-studio or LABEL_STUDIO_URL')
    const apiKey = given(options.labelStudio.apiKey, '--token or LABEL_STUDIO_API_KEY')
    return createClient({ url, apiKey, ca: options.labelStudio.ca })
  })
  const projectId = () => given(options.project, '--project')
  const project = createFact('project', async () => (await client.known()).projects.get(projectId()))
  const labelConfig = createFact('project', async () => parseLabelConfig((await project.known()).labelConfig))
  const backends = createFact('backend-connected', async () => {
    const { id } = await project.known()
    const found = await (await client.known()).backends.list(id)
    for (const { url } of found) onAddress(url)
    return found
  })
  const backendUrl = createFact('backend-connected', async () => {
    if (options.backend.url !== undefined) return options.backend.url
    given(options.project, '--backend')
    const [first, second] = await backends.known()
    return given(second ? undefined : first?.url, '--backend')
  })
  const backend = createFact('backend-connected', async () => {
    const url = await backendUrl.known()
    const found = (await backends.look()).find((one) => isSameBackend(one.url, url, webhookSecret))
    if (!found) throw new Error(`no model of the project has the address of the backend`)
    return found
  })
  const health = createFact('backend-reachable', async () =>
    askBackend({ url: `${bareEnd(await backendUrl.known())}/health`, basicAuth }),
  )
  const healthy = createFact('backend-reachable', async () => {
    const answer = await health.look()
    if (answer.status !== 200) throw new Error(`/health answers ${answer.status}`)
    return answer
  })
  return {
    given: options,
    client,
    version: createFact('label-studio-reachable', async () => {
      const version = await (await client.known()).version()
      return { ...version, aheadMs: version.time && clockAheadMs(version.time) }
    }),
    user: createFact('label-studio-token', async () => (await client.known()).currentUser()),
    project,
    labelConfig,
    backends,
    backend,
    backendUrl,
    health,
    healthy,
    setup: createFact('versions', async () => {
      await healthy.known()
      const { url, extraParams } = await backend.known()
      const { id, createdAt, labelConfig: schema } = await project.known()
      const body = { project: projectUid({ id, created_at: createdAt }), schema, extra_params: extraParams }
      return askBackend({ url: `${bareEnd(url)}/setup`, method: 'POST', body, basicAuth })
    }),
    webhooks: createFact('webhook', async () => {
      const url = (await backend.known()).url
      const all = await (await client.known()).webhooks.list(projectId())
      for (const { url } of all) onAddress(url.replace(/\/webhook\/?$/, ''))
      return all.filter((webhook) => isWebhookOf(webhook.url, url, webhookSecret))
    }),
  }
}

function bareEnd(url: string): string {
  return url.replace(/\/+$/, '')
}
