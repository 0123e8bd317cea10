import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Task } from '@label-studio-ml/protocol'
import { mediaError } from './media-error.ts'
import type { FilesOfLabelStudio } from './task-files.ts'

type TasksOfLabelStudio = Pick<FilesOfLabelStudio, 'tasks' | 'url'>

/** Asks Label Studio for tasks with their URLs resolved. */
export interface ResolveTask {
  /** The data of a task; one question for all who ask together. */
  of(id: number, labelStudio: TasksOfLabelStudio): Promise<Task['data']>
  /**
   * Before Label Studio gives out a task, it may ask us for a prediction of it: that must not wait for the task.
   * @throws BackendError MEDIA_UNAVAILABLE while the task is being asked for
   */
  assertNotAsked(id: unknown, labelStudio: TasksOfLabelStudio): void
}

interface Question {
  isSent: boolean
  answer: Promise<Task['data']>
}

export function createResolveTask(): ResolveTask {
  const underWay = new Map<string, Question>()
  const keyOf = (id: unknown, { url }: TasksOfLabelStudio) => `${url} ${id}`
  const ask = (id: number, labelStudio: TasksOfLabelStudio): Question => {
    const question: Question = { isSent: false, answer: Promise.resolve({}) }
    const send = async () => {
      await nextTurn()
      question.isSent = true
      return (await labelStudio.tasks.get(id)).data
    }
    question.answer = send().finally(() => underWay.delete(keyOf(id, labelStudio)))
    return question
  }
  const assertNotAsked: ResolveTask['assertNotAsked'] = (id, labelStudio) => {
    if (!underWay.get(keyOf(id, labelStudio))?.isSent) return
    throw mediaError(
      'MEDIA_UNAVAILABLE',
      `Label Studio is being asked for the URLs of task ${id} and asks for a prediction of it meanwhile; the prediction is made later.`,
    )
  }
  return {
    assertNotAsked,
    of: (id, labelStudio) => {
      assertNotAsked(id, labelStudio)
      const question = underWay.get(keyOf(id, labelStudio)) ?? ask(id, labelStudio)
      underWay.set(keyOf(id, labelStudio), question)
      return question.answer
    },
  }
}

/**
 * What stands in the resolved data where the task has this URL.
 * @throws BackendError MEDIA_UNAVAILABLE if it was not resolved
 */
export function resolvedUrl(url: string, task: Task, resolved: Task['data']): string {
  const found = valueBeside(url, task.data, resolved)
  if (found !== undefined && found !== url) return found
  throw mediaError(
    'MEDIA_UNAVAILABLE',
    `Label Studio does not resolve a URL of task ${task.id}: connect the bucket as a source storage of the project (Settings > Cloud Storage).`,
  )
}

function valueBeside(wanted: string, value: unknown, beside: unknown): string | undefined {
  if (value === wanted) return typeof beside === 'string' ? beside : undefined
  if (typeof value !== 'object' || value === null || typeof beside !== 'object' || beside === null) return undefined
  for (const [key, inner] of Object.entries(value)) {
    const found = valueBeside(wanted, inner, (beside as Record<string, unknown>)[key])
    if (found !== undefined) return found
  }
  return undefined
}
