import type { Connection } from './connection/connection.ts'
import { readAnswerItems } from './connection/read-answer-items.ts'
import type { ExportOptions, LabelStudioTask } from './label-studio-client.ts'
import { labelStudioTaskSchema } from './task-schema.ts'

/** Reads the tasks of a project with their annotations. */
export function exportTasksOf(connection: Connection) {
  return (project: number, { ids, all, signal }: ExportOptions = {}): AsyncIterable<LabelStudioTask> =>
    readAnswerItems(
      connection,
      {
        method: 'GET',
        path: `/api/projects/${project}/export`,
        query: { exportType: 'JSON', ...(all && { download_all_tasks: 'true' }), 'ids[]': ids },
        isSlow: true,
        signal,
      },
      labelStudioTaskSchema,
    )
}
