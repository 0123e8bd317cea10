import { setTimeout as delay } from 'node:timers/promises'
import type { LabelStudioClient } from '@label-studio-ml/sdk/label-studio'
import { askBackend } from '../backend/ask-backend.ts'
import { routeAddress } from '../backend/backend-address.ts'
import type { BasicAuth } from '../settings/backend-settings.ts'

/** What became of an event that Label Studio was made to send. */
export type Delivery =
  | 'delivered'
  /** It came, and the backend answered with an error. */
  | 'refused'
  | 'not delivered'
  /** The backend does not count what comes. */
  | 'not counted'

export interface DeliveryOptions {
  client: LabelStudioClient
  project: number
  /** Of the backend. */
  url: string
  basicAuth: BasicAuth | undefined
  timeoutMs: number
}

/**
 * Makes Label Studio send one event and looks whether it arrives: saves the project without a change, which sends
 * PROJECT_UPDATED to every webhook of the project, and compares the webhooks that the backend counts in `/metrics`. Label Studio with Redis
 * sends a moment later.
 */
export async function sendEvent({ client, project, url, basicAuth, timeoutMs }: DeliveryOptions): Promise<Delivery> {
  const count = () => webhooksCounted({ url: routeAddress(url, 'metrics'), basicAuth })
  const before = await count()
  if (!before) return 'not counted'
  await client.projects.update(project, {})
  for (const end = Date.now() + timeoutMs; ; await delay(100)) {
    const after = await count()
    if (after && after.accepted > before.accepted) return 'delivered'
    if (after && after.refused > before.refused) return 'refused'
    if (Date.now() > end) return 'not delivered'
  }
}

/** How many webhooks the backend has answered well and with an error; undefined when it does not tell. */
async function webhooksCounted(request: { url: string; basicAuth: DeliveryOptions['basicAuth'] }) {
  const { status, text } = await askBackend(request)
  if (status !== 200 || !text.includes('label_studio_ml_request_seconds')) return undefined
  const counts = { accepted: 0, refused: 0 }
  const lines = /^label_studio_ml_request_seconds_count\{(?<labels>[^}]*)\} (?<count>\d+)/gm
  for (const { groups } of text.matchAll(lines)) {
    if (!groups?.labels?.includes('route="webhook"')) continue
    counts[groups.labels.includes('status="2') ? 'accepted' : 'refused'] += Number(groups.count)
  }
  return counts
}
