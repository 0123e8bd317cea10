import { isBackendError } from '@label-studio-ml/protocol'
import type { Connection } from './connection/connection.ts'
import { openAnswerItems } from './connection/read-answer-items.ts'
import { resume } from './connection/resume.ts'
import type { ExportOptions, LabelStudioClient, LabelStudioTask } from './label-studio-client.ts'
import { readSnapshot } from './snapshot.ts'
import { labelStudioTaskSchema } from './task-schema.ts'

type ReadTasks = () => AsyncIterable<LabelStudioTask>

/**
 * Up to here Label Studio reads the tasks of an export in one go. A larger one it reads in parts that shift when somebody
 * submits an annotation meanwhile, and more slowly than it writes a snapshot: 20,000 tasks took 23 s, their snapshot 15 s.
 */
const mostTasksAtOnce = 1_000
/** Ids that fit into an address: proxies allow 8 kB. */
const idsInOneRequest = 200

/** Reads the tasks of a project with their annotations, in the way that suits its size, or in the other when that fails. */
export function exportTasksOf(
  connection: Connection,
  projects: LabelStudioClient['projects'],
): LabelStudioClient['exportTasks'] {
  return async function* exportTasks(project, options = {}) {
    if (options.ids) return yield* exportChosen(connection, project, options.ids, options)
    const { taskCount } = await projects.get(project)
    const ways: ReadTasks[] = [
      () => exportAtOnce(connection, project, options),
      () => readSnapshot(connection, project, options),
    ]
    yield* firstThatWorks(taskCount > mostTasksAtOnce ? ways.reverse() : ways)
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
  const open = () =>
    openAnswerItems(connection, { method: 'GET', path, query, isSlow: true, signal }, labelStudioTaskSchema)
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
