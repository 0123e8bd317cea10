import { z } from 'zod'
import { backendsOf } from './backends.ts'
import { type Connection, createConnection } from './connection/connection.ts'
import { exportTasksOf } from './export-tasks.ts'
import type {
  LabelStudioClient,
  LabelStudioClientOptions,
  LabelStudioUser,
  LabelStudioVersion,
} from './label-studio-client.ts'
import { predictionsOf } from './predictions.ts'
import { projectsOf } from './projects.ts'
import { storagesOf } from './storages.ts'
import { tasksOf } from './tasks.ts'
import { webhooksOf } from './webhooks.ts'

const versionSchema = z.object({ release: z.string(), edition: z.string().nullish() })
const userSchema = z
  .object({ id: z.int(), email: z.string(), permissions: z.array(z.string()).nullish() })
  .transform(({ permissions, ...user }): LabelStudioUser => ({ ...user, permissions: permissions ?? undefined }))

/**
 * A client for one Label Studio and one API key. Nothing is sent before the first call.
 * Throws `CONFIGURATION_INVALID` for an address or a key that cannot be one.
 *
 * @example
 * const labelStudio = createLabelStudioClient({ url: 'https://example.com/label-studio', apiKey })
 * for await (const task of labelStudio.exportTasks(7)) console.log(task.id, task.annotations.length)
 */
export function createLabelStudioClient(options: LabelStudioClientOptions): LabelStudioClient {
  const connection = createConnection(options)
  const { call, url, authorization, close } = connection
  const projects = projectsOf(connection)
  const tasks = tasksOf(connection)
  return {
    url,
    version: () => versionOf(connection),
    currentUser: () => call({ method: 'GET', path: '/api/current-user/whoami' }, userSchema),
    projects,
    tasks,
    exportTasks: exportTasksOf(connection, projects, tasks),
    predictions: predictionsOf(connection),
    backends: backendsOf(connection),
    webhooks: webhooksOf(connection),
    storages: storagesOf(connection),
    authorization,
    close,
  }
}

async function versionOf({ callWithDate }: Connection): Promise<LabelStudioVersion> {
  const { body, date } = await callWithDate({ method: 'GET', path: '/api/version/' }, versionSchema)
  const time = date === undefined ? undefined : new Date(date)
  return { release: body.release, edition: body.edition ?? undefined, time }
}
