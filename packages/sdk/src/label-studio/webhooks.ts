import { BackendError } from '@label-studio-ml/protocol'
import { z } from 'zod'
import type { Connection } from './connection/connection.ts'
import { nothingSchema } from './connection/read-answer.ts'
import type { LabelStudioClient, NewWebhook, Webhook } from './label-studio-client.ts'

const webhookSchema = z
  .object({
    id: z.int(),
    url: z.string(),
    is_active: z.boolean(),
    send_payload: z.boolean(),
    send_for_all_actions: z.boolean(),
    actions: z.array(z.string()).nullish(),
    headers: z.record(z.string(), z.string()).nullish().catch({}),
  })
  .transform(
    (webhook): Webhook => ({
      id: webhook.id,
      url: webhook.url,
      isActive: webhook.is_active,
      sendsPayload: webhook.send_payload,
      sendsAllActions: webhook.send_for_all_actions,
      actions: webhook.actions ?? [],
      headers: webhook.headers ?? {},
    }),
  )

export function webhooksOf({ call, url }: Connection): LabelStudioClient['webhooks'] {
  const list = (project: number) =>
    call({ method: 'GET', path: '/api/webhooks/', query: { project } }, z.array(webhookSchema))
  const one = (project: number, id: number) => ({ path: `/api/webhooks/${id}/`, query: { project } })
  return {
    list,
    /** The project stands in the body: one in the query is not read. */
    create: (project, webhook) =>
      call({ method: 'POST', path: '/api/webhooks/', body: { project, ...bodyOf(webhook) } }, webhookSchema),
    /** Label Studio forgets the actions of a webhook when a change does not name them, so all of it is sent. */
    async update(project, id, change) {
      const before = (await list(project)).find((webhook) => webhook.id === id)
      if (!before) throw unknownWebhook(url, project, id)
      const body = bodyOf({ ...before, ...change })
      return call({ method: 'PATCH', ...one(project, id), body }, webhookSchema)
    },
    remove: (project, id) => call({ method: 'DELETE', ...one(project, id) }, nothingSchema),
  }
}

function bodyOf({ url, isActive, sendsPayload, sendsAllActions, actions, headers }: NewWebhook) {
  return {
    url,
    is_active: isActive,
    send_payload: sendsPayload,
    send_for_all_actions: sendsAllActions,
    actions,
    headers,
  }
}

function unknownWebhook(url: string, project: number, id: number): BackendError {
  return new BackendError(
    'LABEL_STUDIO_NOT_FOUND',
    `Project ${project} of ${url} has no webhook ${id}. List them with webhooks.list(${project}).`,
  )
}
