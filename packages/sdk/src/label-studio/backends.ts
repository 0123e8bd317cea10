import { z } from 'zod'
import type { Connection } from './connection/connection.ts'
import { nothingSchema } from './connection/read-answer.ts'
import type { ConnectedBackend, LabelStudioClient, NewBackend } from './label-studio-client.ts'

const backendSchema = z
  .object({
    id: z.int(),
    project: z.int(),
    url: z.string(),
    title: z.string().nullish(),
    state: z.string().nullish(),
    error_message: z.string().nullish(),
    model_version: z.string().nullish(),
    is_interactive: z.boolean().nullish(),
    extra_params: z.unknown().optional(),
    basic_auth_user: z.string().nullish(),
    auto_update: z.boolean().nullish(),
  })
  .transform(
    (backend): ConnectedBackend => ({
      id: backend.id,
      project: backend.project,
      url: backend.url,
      title: backend.title ?? '',
      state: backend.state ?? '',
      errorMessage: backend.error_message || null,
      modelVersion: backend.model_version || null,
      isInteractive: backend.is_interactive ?? false,
      extraParams: backend.extra_params,
      basicAuthUser: backend.basic_auth_user || undefined,
      autoUpdate: backend.auto_update ?? true,
    }),
  )

const versionsSchema = z.object({ versions: z.array(z.string()) })

/** Label Studio asks the backend before it answers, a dead one for seconds. */
export function backendsOf({ call }: Connection): LabelStudioClient['backends'] {
  return {
    list: (project) =>
      call({ method: 'GET', path: '/api/ml', query: { project }, isSlow: true }, z.array(backendSchema)),
    connect: (backend) => call({ method: 'POST', path: '/api/ml', body: bodyOf(backend), isSlow: true }, backendSchema),
    /** Without `project` in the body Label Studio answers 500. */
    async update(id, change) {
      const path = `/api/ml/${id}`
      const project = change.project ?? (await call({ method: 'GET', path, isSlow: true }, backendSchema)).project
      return call({ method: 'PATCH', path, body: bodyOf({ ...change, project }), isSlow: true }, backendSchema)
    },
    remove: (id) => call({ method: 'DELETE', path: `/api/ml/${id}`, isSlow: true }, nothingSchema),
    train: (id) => call({ method: 'POST', path: `/api/ml/${id}/train`, body: {}, isSlow: true }, nothingSchema),
    async versions(id) {
      const { versions } = await call({ method: 'GET', path: `/api/ml/${id}/versions`, isSlow: true }, versionsSchema)
      return versions
    },
  }
}

/** Without credentials the fields for them are left out: an empty password is a 500. */
function bodyOf({ project, url, title, isInteractive, extraParams, basicAuth, autoUpdate }: Partial<NewBackend>) {
  return {
    project,
    url,
    title,
    is_interactive: isInteractive,
    extra_params: extraParams,
    auto_update: autoUpdate,
    ...(basicAuth && {
      auth_method: 'BASIC_AUTH',
      basic_auth_user: basicAuth.user,
      basic_auth_pass: basicAuth.password,
    }),
  }
}
