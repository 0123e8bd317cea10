import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Task } from '@label-studio-ml/protocol'
import { mediaError } from './media-error.ts'
import type { FilesOfLabelStudio } from './task-files.ts'

/** The data of a task with its URLs resolved by Label Studio. */
export type ResolveTask = (id: number, labelStudio: Pick<FilesOfLabelStudio, 'tasks' | 'url'>) => Promise<Task['data']>

interface Question {
  isSent: boolean
  answer: Promise<Task['data']>
}

/**
 * Asks Label Studio for tasks, once for all who ask together. It may ask us for a prediction of the task before it answers:
 * that prediction must not wait for the answer, so who asks for a task that is being asked for gets an error.
 */
export function createResolveTask(): ResolveTask {
  const underWay = new Map<string, Question>()
  return (id, labelStudio) => {
    const key = `${labelStudio.url} ${id}`
    const running = underWay.get(key)
    if (running?.isSent === false) return running.answer
    if (running !== undefined) {
      throw mediaError(
        'MEDIA_UNAVAILABLE',
        `Label Studio is being asked for the URLs of task ${id} and asks for a prediction of it meanwhile; the prediction is made later.`,
      )
    }
    const question: Question = { isSent: false, answer: Promise.resolve({}) }
    const ask = async () => {
      await nextTurn()
      question.isSent = true
      return (await labelStudio.tasks.get(id)).data
    }
    question.answer = ask().finally(() => underWay.delete(key))
    underWay.set(key, question)
    return question.answer
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
