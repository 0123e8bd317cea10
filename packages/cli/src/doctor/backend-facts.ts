import { projectUid } from '@label-studio-ml/protocol'
import { askBackend } from '../backend/ask-backend.ts'
import { isSameBackend, isWebhookOf, routeAddress } from '../backend/backend-address.ts'
import { createFact, given, Undecided } from './fact.ts'
import type { BackendFacts, Given, LabelStudioFacts } from './facts.ts'

export function createBackendFacts(options: Given, { project, backends, allWebhooks }: LabelStudioFacts): BackendFacts {
  const { basicAuth, webhookSecret } = options.backend
  const backendUrl = createFact('backend-connected', async () => {
    if (options.backend.url !== undefined) return options.backend.url
    given(options.project, '--backend')
    const [first, second] = await backends.known()
    return given(second ? undefined : first?.url, '--backend')
  })
  const backend = createFact('backend-connected', async () => {
    const address = await backendUrl.known()
    const found = (await backends.look()).find(({ url }) => isSameBackend(url, address, webhookSecret))
    if (!found) throw new Error('no model of the project has the address of the backend')
    return found
  })
  const health = createFact('backend-reachable', async () =>
    askBackend({ url: routeAddress(await backendUrl.known(), 'health'), basicAuth }),
  )
  const healthy = createFact('backend-reachable', async () => {
    const answer = await health.look()
    if (answer.status !== 200) throw new Error(`/health answers ${answer.status}`)
    return answer
  })
  const setup = createFact('versions', async () => {
    await healthy.known()
    const { url, extraParams } = await backend.known()
    const { id, createdAt, labelConfig: schema } = await project.known()
    const body = { project: projectUid({ id, created_at: createdAt }), schema, extra_params: extraParams }
    return askBackend({ url: routeAddress(url, 'setup'), method: 'POST', body, basicAuth })
  })
  const webhooks = createFact('webhook', async () => {
    if (!options.webhook) throw new Undecided('--no-webhook: predictions alone')
    const { url } = await backend.known()
    return (await allWebhooks.look()).filter((webhook) => isWebhookOf(webhook.url, url, webhookSecret))
  })
  return { backendUrl, backend, health, healthy, setup, webhooks }
}
