import { isDeepStrictEqual } from 'node:util'
import type { LabelStudioClient, NewWebhook, Webhook } from '@label-studio-ml/sdk/label-studio'
import { basicHeader } from '../backend/ask-backend.ts'
import { isWebhookOf, routeAddress, splitCredentials } from '../backend/backend-address.ts'
import type { BasicAuth } from '../settings/backend-settings.ts'

export interface WebhookWish {
  project: number
  /** Of the model, as Label Studio has it. */
  backendUrl: string
  basicAuth: BasicAuth | undefined
  webhookSecret: string | undefined
}

/**
 * Makes the webhook that brings events to the backend, or mends what is wrong with it. Label Studio sends no Basic credentials with
 * webhooks: the secret, or else the credentials, go into a header of the webhook.
 */
export async function ensureWebhook(client: LabelStudioClient, wish: WebhookWish) {
  const { project, backendUrl, webhookSecret } = wish
  const all = await client.webhooks.list(project)
  const known = all.find(({ url }) => isWebhookOf(url, backendUrl, webhookSecret))
  if (!known) {
    const url = routeAddress(backendUrl, 'webhook')
    const everything = { isActive: true, sendsPayload: true, sendsAllActions: true }
    const { id } = await client.webhooks.create(project, { url, ...everything, headers: headersOf(wish) })
    return { text: `webhook ${id}: made`, changed: true }
  }
  const [change, mended] = changeOf(known, wish)
  if (mended.length === 0) return { text: `webhook ${known.id} is right`, changed: false }
  await client.webhooks.update(project, known.id, change)
  return { text: `webhook ${known.id}: ${mended.join(', ')}`, changed: true }
}

function changeOf(known: Webhook, wish: WebhookWish): [Partial<NewWebhook>, string[]] {
  const change: Partial<NewWebhook> = {}
  const mended: string[] = []
  const mend = (part: Partial<NewWebhook>, text: string) => {
    Object.assign(change, part)
    mended.push(text)
  }
  if (!known.isActive) mend({ isActive: true }, 'switched on')
  if (!known.sendsPayload) mend({ sendsPayload: true }, 'sends the payload now')
  if (!known.sendsAllActions) mend({ sendsAllActions: true }, 'sends all actions now')
  if (!carriesAccess(known, wish)) {
    const rest = Object.entries(known.headers).filter(([name]) => !/^(x-webhook-secret|authorization)$/i.test(name))
    mend({ headers: { ...Object.fromEntries(rest), ...headersOf(wish) } }, `has the ${accessOf(wish)} in a header now`)
  }
  return [change, mended]
}

function headersOf({ webhookSecret, basicAuth }: WebhookWish): Record<string, string> {
  if (webhookSecret !== undefined) return { 'X-Webhook-Secret': webhookSecret }
  return basicAuth ? { Authorization: basicHeader(basicAuth) } : {}
}

function accessOf({ webhookSecret }: WebhookWish): string {
  return webhookSecret === undefined ? 'credentials' : 'secret'
}

/** Whether the webhook carries what the backend demands, in a header or in its address. */
function carriesAccess({ url, headers }: Webhook, wish: WebhookWish): boolean {
  const wanted = Object.entries(headersOf(wish))[0]
  if (!wanted) return true
  const [name, value] = wanted
  const sent = Object.entries(headers).find(([header]) => header.toLowerCase() === name.toLowerCase())
  if (sent) return sent[1] === value
  const { webhookSecret, basicAuth } = wish
  const { pathname, searchParams } = new URL(url)
  if (webhookSecret !== undefined) {
    return (
      searchParams.get('secret') === webhookSecret || pathname.split('/').includes(encodeURIComponent(webhookSecret))
    )
  }
  return isDeepStrictEqual(splitCredentials(url).basicAuth, basicAuth)
}
