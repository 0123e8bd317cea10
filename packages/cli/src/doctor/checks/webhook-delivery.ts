import { defineCheck } from '../check.ts'
import { sendEvent } from '../send-event.ts'

export const webhookDelivery = defineCheck({
  id: 'webhook-delivery',
  title: 'An event arrives',
  looks:
    'Only with --send-event: saves the project without a change, so that Label Studio sends PROJECT_UPDATED to every webhook of the project, and looks in /metrics of the backend whether it came.',
  problems: {
    notDelivered: {
      outcome: 'failed',
      when: 'nothing came within 5 s',
      fix: 'Look into the log of Label Studio: it names why. Label Studio has to reach the address of the webhook (Settings > Webhooks); 1.23 needs SSRF_PROTECTION_ENABLED=false for private addresses',
    },
    refused: {
      outcome: 'failed',
      when: 'it came, and the backend refused it',
      fix: 'See `webhook-access`: run `label-studio-ml connect` with --webhook-secret, or with the Basic credentials',
    },
  },
  run: async ({ given, client, project, backendUrl, healthy, webhooks }) => {
    if (!given.sendEvent) return { skipped: 'give --send-event to make Label Studio send an event' }
    await healthy.known()
    if ((await webhooks.known()).length === 0) return { skipped: 'see webhook' }
    const delivery = await sendEvent({
      client: await client.known(),
      project: (await project.known()).id,
      url: await backendUrl.known(),
      basicAuth: given.backend.basicAuth,
      timeoutMs: given.eventTimeoutMs,
    })
    switch (delivery) {
      case 'delivered':
        return { ok: 'Label Studio sent PROJECT_UPDATED, and the backend accepted it' }
      case 'refused':
        return { problem: 'refused', seen: 'Label Studio sent PROJECT_UPDATED, and the backend refused it' }
      case 'not delivered':
        return { problem: 'notDelivered', seen: 'the project was saved, and no event came' }
      default:
        return { skipped: 'this backend does not count webhooks in /metrics' }
    }
  },
})
