import { BackendError } from '@label-studio-ml/protocol'
import { z } from 'zod'
import { untilCompleted } from './background-job.ts'
import { idsInOneRequest } from './connection/api-request.ts'
import type { Connection } from './connection/connection.ts'
import type {
  LabelStudioClient,
  LabelStudioTask,
  TaskFilter,
  TaskListOptions,
  TaskTotals,
} from './label-studio-client.ts'
import { labelStudioTaskSchema } from './task-schema.ts'

/** An answer without `total_predictions` tells nothing by it. */
const pageSchema = z.object({
  total: z.int(),
  total_predictions: z.int().default(0),
  tasks: z.array(labelStudioTaskSchema),
})
/** Community imports before it answers; Enterprise answers the id of a job. */
const importSchema = z.union([z.object({ task_count: z.int() }), z.object({ import: z.int() })])
const importJobSchema = z.object({
  id: z.int(),
  status: z.string(),
  error: z.string().nullish(),
  task_count: z.int(),
})

const defaultPageSize = 500

export function tasksOf(connection: Connection): LabelStudioClient['tasks'] {
  const { call } = connection
  /**
   * What `include` leaves out is not worked out, which takes less than half of the time (with annotations it cannot be used).
   * Without `resolve_uri=false` Label Studio rewrites the addresses of files in the data.
   */
  const page = (project: number, size: number, query: object, options: TaskListOptions) =>
    call(
      {
        method: 'GET',
        path: '/api/tasks/',
        query: {
          project,
          page: 1,
          page_size: size,
          resolve_uri: 'false',
          ...(options.fields === 'all' ? { fields: 'all' } : { include: included(options) }),
          query: JSON.stringify(query),
        },
        signal: options.signal,
      },
      pageSchema,
    )
  /** Each page begins after the last id, so that tasks which come and go meanwhile move no other out of sight. */
  async function* allTasks(project: number, options: TaskListOptions): AsyncGenerator<LabelStudioTask> {
    const { filters = [], pageSize = defaultPageSize } = options
    for (let last = -1, left = 1; left > 0; ) {
      const later: TaskFilter = { filter: 'filter:tasks:id', operator: 'greater', type: 'Number', value: last }
      const query = { filters: allOf([...filters, later], options), ordering: ['tasks:id'] }
      const { total, tasks } = await page(project, pageSize, query, options)
      const next = tasks.at(-1)?.id ?? last
      if (next <= last && total > 0) throw unordered(last, next)
      yield* tasks
      last = next
      left = total - tasks.length
    }
  }
  async function* chosenTasks(project: number, ids: readonly number[], options: TaskListOptions) {
    const sorted = [...new Set(ids)].sort((a, b) => a - b)
    for (let start = 0; start < sorted.length; start += idsInOneRequest) {
      const included = sorted.slice(start, start + idsInOneRequest)
      const { filters = [] } = options
      const query = {
        filters: allOf(filters, options),
        selectedItems: { all: false, included },
        ordering: ['tasks:id'],
      }
      const { tasks } = await page(project, idsInOneRequest, query, options)
      yield* tasks
    }
  }
  return {
    list: (project, options = {}) =>
      options.ids ? chosenTasks(project, options.ids, options) : allTasks(project, options),
    async count(project, { filters = [] } = {}) {
      const { total } = await page(project, 1, { filters: allOf(filters) }, {})
      return total
    },
    async totals(project, ids) {
      const totals: TaskTotals = { tasks: 0, predictions: 0 }
      for (let start = 0; start < ids.length; start += idsInOneRequest) {
        const selectedItems = { all: false, included: ids.slice(start, start + idsInOneRequest) }
        const { total, total_predictions } = await page(project, 1, { filters: allOf([]), selectedItems }, {})
        totals.tasks += total
        totals.predictions += total_predictions
      }
      return totals
    },
    get: (id) => call({ method: 'GET', path: `/api/tasks/${id}/`, isSlow: true }, labelStudioTaskSchema),
    async import(project, tasks) {
      const path = `/api/projects/${project}/import`
      const answer = await call({ method: 'POST', path, body: tasks, isSlow: true }, importSchema)
      if ('task_count' in answer) return answer.task_count
      const job = `/api/projects/${project}/imports/${answer.import}/`
      const watch = { name: `import ${answer.import}`, path: job, schema: importJobSchema }
      return (await untilCompleted(connection, watch)).task_count
    },
  }
}

function included({ fields }: TaskListOptions): string {
  return `id,data,updated_at${fields === 'versions' ? ',total_predictions,predictions_model_versions' : ''}`
}

/** Every task passes this filter, and Label Studio lists the versions of its predictions because a filter names them. */
const listVersions: TaskFilter = {
  filter: 'filter:tasks:predictions_model_versions',
  operator: 'not_contains',
  type: 'List',
  value: [],
}

function allOf(filters: readonly TaskFilter[], { fields }: TaskListOptions = {}) {
  return { conjunction: 'and', items: fields === 'versions' ? [...filters, listVersions] : filters }
}

function unordered(last: number, next: number): BackendError {
  return new BackendError(
    'LABEL_STUDIO_ANSWER_UNREADABLE',
    `Expected the tasks after ${last} in the order of their ids, found ${next}: this Label Studio does not filter /api/tasks/ by id.`,
  )
}
