import { isBackendError } from '@label-studio-ml/protocol'
import { idsInOneRequest } from './connection/api-request.ts'
import type { Connection } from './connection/connection.ts'
import { openAnswerItems } from './connection/read-answer-items.ts'
import { resume } from './connection/resume.ts'
import type { ExportOptions, LabelStudioClient, LabelStudioTask } from './label-studio-client.ts'
import { readSnapshot } from './snapshot.ts'
import { labelStudioTaskSchema } from './task-schema.ts'

type ReadTasks = () => AsyncIterable<LabelStudioTask>

/** A larger project is read from a snapshot: 20,000 tasks took 23 s at once, and their snapshot 15 s. */
const mostTasksAtOnce = 1_000

/** Reads the tasks of a project with their annotations, in the way that suits it, or in another when that fails. */
export function exportTasksOf(
  connection: Connection,
  projects: LabelStudioClient['projects'],
  tasks: LabelStudioClient['tasks'],
): LabelStudioClient['exportTasks'] {
  return async function* exportTasks(project, options = {}) {
    if (options.ids) return yield* exportChosen(connection, project, options.ids, options)
    const { taskCount } = await projects.get(project)
    const atOnce = () => exportAtOnce(connection, project, options)
    const snapshot = () => readSnapshot(connection, project, options)
    const pages = () => exportPages(tasks, project, options)
    // While Label Studio writes a snapshot it reads in one transaction: on SQLite nobody can save an annotation then.
    if (connection.server.isDevelopmentServer) yield* firstThatWorks([atOnce, pages])
    else yield* firstThatWorks(taskCount > mostTasksAtOnce ? [snapshot, atOnce] : [atOnce, snapshot])
  }
}

/** The slowest way, in short requests. A filter by the number of annotations would leave out tasks that were only skipped. */
async function* exportPages(tasks: LabelStudioClient['tasks'], project: number, { all, signal }: ExportOptions) {
  for await (const task of tasks.list(project, { fields: 'all', ...(signal && { signal }) })) {
    if (all || task.annotations.length > 0) yield { ...task, predictions: [] }
  }
}

async function* exportChosen(
  connection: Connection,
  project: number,
  ids: readonly number[],
  options: ExportOptions,
): AsyncGenerator<LabelStudioTask> {
  const chosen = [...new Set(ids)]
  for (let start = 0; start < chosen.length; start += idsInOneRequest) {
    yield* exportAtOnce(connection, project, { ...options, ids: chosen.slice(start, start + idsInOneRequest) })
  }
}

function exportAtOnce(connection: Connection, project: number, { ids, all, signal }: ExportOptions) {
  const given = new Set<number>()
  const query = { exportType: 'JSON', download_all_tasks: all ? 'true' : undefined, 'ids[]': ids }
  const path = `/api/projects/${project}/export`
  // After a time-out Label Studio still works at it: not the same once more, but another way.
  const request = { method: 'GET', path, query, isSlow: true, isRepeatable: ids !== undefined, signal } as const
  const open = () => openAnswerItems(connection, request, labelStudioTaskSchema)
  const wasGiven = ({ id }: LabelStudioTask) => given.size === given.add(id).size
  return resume(open, { policy: connection.policy, signal, wasGiven })
}

/** A way that gave a task is not left: the other may give them in another order. */
async function* firstThatWorks(ways: readonly ReadTasks[]): AsyncGenerator<LabelStudioTask> {
  for (const [index, read] of ways.entries()) {
    let hasGiven = false
    try {
      for await (const task of read()) {
        hasGiven = true
        yield task
      }
      return
    } catch (error) {
      if (hasGiven || index === ways.length - 1 || !mayGoOtherwise(error)) throw error
    }
  }
}

function mayGoOtherwise(error: unknown): boolean {
  if (!isBackendError(error)) return false
  return [
    'LABEL_STUDIO_FAILED',
    'LABEL_STUDIO_NOT_FOUND',
    'LABEL_STUDIO_REJECTED',
    'LABEL_STUDIO_UNREACHABLE',
  ].includes(error.code)
}
