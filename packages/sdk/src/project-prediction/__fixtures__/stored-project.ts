import { BackendError } from '@label-studio-ml/protocol'
import type { LabelStudioTask, NewPrediction, StoredPrediction } from '../../label-studio/label-studio-client.ts'
import type { ProjectPredictionClient } from '../project-prediction.ts'

export interface StoredProjectOptions {
  tasks: number
  /** Taken for good and then gone, as Label Studio does with a prediction that does not fit the label config. */
  drops?: (prediction: NewPrediction) => boolean
  /** Makes Label Studio refuse the whole list. */
  refuses?: (prediction: NewPrediction) => boolean
  /** Called before a list is stored, with how many lists came before. */
  beforeWrite?: (list: number) => void | Promise<void>
  /** Called when a list is stored and the answer is on its way. */
  afterWrite?: (list: number) => void | Promise<void>
}

/** A project of Label Studio in memory, as its client shows it. Task ids begin with 1. */
export function createStoredProject({ tasks: count, ...options }: StoredProjectOptions) {
  const predictions = new Map<number, StoredPrediction[]>()
  const ids = new Set(Array.from({ length: count }, (_, index) => index + 1))
  const lists: number[] = []
  const removed: number[] = []
  let lastId = 0
  const store = ({ task, model_version, score = null, result }: NewPrediction) => {
    lastId++
    predictions.set(task, [...(predictions.get(task) ?? []), { id: lastId, task, model_version, score, result: [...result] as [] }])
  }
  const taskOf = (id: number): LabelStudioTask => ({
    id,
    data: { text: `text ${id}` },
    annotations: [],
    predictions: predictions.get(id) ?? [],
    updatedAt: undefined,
  })
  const versionsOf = (task: number) => (predictions.get(task) ?? []).map(({ model_version }) => model_version)
  /** Label Studio searches the list of versions as one text. */
  const listOf = (id: number) => [...new Set(versionsOf(id))].join()
  const withVersions = ({ predictions: { length: predictionCount }, ...task }: LabelStudioTask): LabelStudioTask => ({
    ...{ ...task, predictionCount, predictions: [] },
    predictionVersions: listOf(task.id).length < 500 ? listOf(task.id).split(',') : undefined,
  })
  const client: ProjectPredictionClient = {
    tasks: {
      count: async () => ids.size,
      list: async function* (_project, { ids: wanted, fields, filters = [], signal } = {}) {
        for (const id of wanted ?? ids) {
          signal?.throwIfAborted()
          if (!ids.has(id) || !filters.every(({ value }) => listOf(id).includes((value as string[])[0]!))) continue
          yield fields === 'all' ? taskOf(id) : withVersions(taskOf(id))
        }
      },
      totals: async (_project, wanted) => {
        const there = wanted.filter((id) => ids.has(id))
        return { tasks: there.length, predictions: there.reduce((sum, id) => sum + versionsOf(id).length, 0) }
      },
    },
    predictions: {
      createMany: async (_project, sent) => {
        await options.beforeWrite?.(lists.length)
        lists.push(sent.length)
        const unknown = sent.find((prediction) => !ids.has(prediction.task) || options.refuses?.(prediction))
        if (unknown) throw labelStudioError('LABEL_STUDIO_REJECTED', `task ${unknown.task} cannot be predicted`)
        const kept = sent.filter((prediction) => !options.drops?.(prediction))
        kept.forEach(store)
        await options.afterWrite?.(lists.length - 1)
        if (kept.length < sent.length) throw labelStudioError('PREDICTIONS_DROPPED', `stored ${kept.length} of ${sent.length}`)
      },
      remove: async (id) => {
        for (const [task, stored] of predictions) {
          predictions.set(task, stored.filter((prediction) => prediction.id !== id))
        }
        removed.push(id)
      },
    },
  }
  return {
    client,
    /** How many predictions each request brought. */
    lists,
    /** Ids of predictions that were removed. */
    removed,
    store,
    deleteTask: (id: number) => ids.delete(id),
    /** Versions of the predictions of a task, the oldest first. */
    versionsOf,
    get: taskOf,
  }
}

/** Codes of the client, whether or not this package's catalogue has them. */
export function labelStudioError(code: string, message: string): Error {
  return Object.assign(new BackendError('PREDICTION_FAILED', message), { code })
}
