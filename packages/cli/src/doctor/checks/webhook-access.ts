import { askBackend } from '../../backend/ask-backend.ts'
import { defineCheck } from '../check.ts'

/** An event without a project would be taken for the only one that the backend has. */
const noProject = { id: 0 }
/** Milliseconds that Label Studio waits for a webhook, while the annotator waits for the save. */
const patienceMs = 1000

export const webhookAccess = defineCheck({
  id: 'webhook-access',
  title: 'Backend accepts the webhook',
  looks:
    'Sends from here what the webhook would send: its address, its headers, and an event CONNECTION_CHECK of no project, which means nothing to a backend.',
  problems: {
    refused: {
      outcome: 'failed',
      when: 'the backend answers 401: Label Studio sends no Basic credentials with webhooks',
      fix: 'Set WEBHOOK_SECRET for the backend and run `label-studio-ml connect` with --webhook-secret, or without a secret with --basic-auth-user and --basic-auth-pass: they go into a header of the webhook',
    },
    failing: {
      outcome: 'failed',
      when: 'it answers with another error',
      fix: 'Look into the log of the backend, and check the address with its base path',
    },
    slow: {
      outcome: 'warning',
      when: 'it took more than the second that Label Studio waits, and with it whoever saves an annotation',
      fix: 'Give the backend more CPU; a training belongs into a process of its own',
    },
  },
  run: async ({ health, webhooks }) => {
    await health.known()
    const [webhook] = await webhooks.known()
    if (!webhook) return { skipped: 'see webhook' }
    const body = { action: 'CONNECTION_CHECK', project: noProject }
    const { url, headers } = webhook
    const { status, reason, tookMs } = await askBackend({ url, headers, method: 'POST', body })
    if (status === 401) return { problem: 'refused', seen: `/webhook answers 401 ${reason}` }
    if (status < 200 || status > 299) return { problem: 'failing', seen: `/webhook answers ${status} ${reason}` }
    const seen = `/webhook answers ${status} in ${Math.ceil(tookMs)} ms`
    return tookMs > patienceMs ? { problem: 'slow', seen } : { ok: seen }
  },
})
