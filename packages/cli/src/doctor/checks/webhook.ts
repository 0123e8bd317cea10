import { bareAddress, webhookObstacle } from '../../backend/backend-address.ts'
import { defineCheck } from '../check.ts'

/** Without these nothing can be learned. */
const neededActions = ['ANNOTATION_CREATED', 'ANNOTATION_UPDATED', 'ANNOTATIONS_DELETED', 'TASKS_DELETED']

export const webhook = defineCheck({
  id: 'webhook',
  title: 'Webhook',
  looks: 'Looks for the webhook of the backend among those of the project, and at its settings.',
  problems: {
    impossible: {
      outcome: 'failed',
      when: 'there is none, since Label Studio accepts none for this host: it has one word, or a `_`',
      fix: 'Give the backend a host name with a dot and without `_`, for example the network alias `ml-backend.internal` in a compose file, and connect that address with `label-studio-ml connect`',
    },
    missing: {
      outcome: 'failed',
      when: 'there is none: no annotation reaches the backend',
      fix: 'Run `label-studio-ml connect`: it makes the webhook, or says why Label Studio refuses it',
    },
    wrongAddress: {
      outcome: 'failed',
      when: 'there is none for this backend, but one for another address, as after a change of the address',
      fix: 'Run `label-studio-ml connect`, and delete the old webhook in Settings > Webhooks',
    },
    inactive: {
      outcome: 'failed',
      when: 'it is switched off',
      fix: 'Run `label-studio-ml connect`, or switch it on in Settings > Webhooks',
    },
    noPayload: {
      outcome: 'failed',
      when: 'it sends no payload: the backend hears that something was annotated, but not what',
      fix: 'Run `label-studio-ml connect`, or switch *Send payload* on in Settings > Webhooks',
    },
    someActions: {
      outcome: 'failed',
      when: 'it does not send all events of annotations and tasks',
      fix: 'Run `label-studio-ml connect`, or choose *Send for all actions* in Settings > Webhooks',
    },
    twice: {
      outcome: 'warning',
      when: 'there are several, so that each event comes several times and each save takes longer',
      fix: 'Delete all but one in Settings > Webhooks',
    },
  },
  run: async ({ backend, webhooks, allWebhooks }) => {
    const row = await backend.known()
    const [first, ...others] = await webhooks.look()
    if (!first) {
      const obstacle = webhookObstacle(row.url)
      if (obstacle) return { problem: 'impossible', seen: `the project has no webhook to the backend: ${obstacle}` }
      const elsewhere = (await allWebhooks.look()).filter(({ url }) => bareAddress(url).endsWith('/webhook'))
      if (elsewhere.length === 0) return { problem: 'missing', seen: 'the project has no webhook to the backend' }
      return { problem: 'wrongAddress', seen: `webhooks go to ${elsewhere.map(({ url }) => url).join(', ')}` }
    }
    const seen = `webhook ${first.id}`
    if (!first.isActive) return { problem: 'inactive', seen }
    if (!first.sendsPayload) return { problem: 'noPayload', seen }
    const left = neededActions.filter((action) => !first.sendsAllActions && !first.actions.includes(action))
    if (left.length > 0) return { problem: 'someActions', seen: `${seen} leaves out ${left.join(', ')}` }
    if (others.length > 0)
      return { problem: 'twice', seen: [first, ...others].map(({ id }) => `webhook ${id}`).join(', ') }
    return { ok: `${seen} sends all that is needed` }
  },
})
