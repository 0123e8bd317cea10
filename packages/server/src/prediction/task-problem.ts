import type { Task } from '@label-studio-ml/protocol'

/** Why an item of `tasks` cannot be given to a model; undefined for a task. */
export function taskProblem(task: unknown): string | undefined {
  if (typeof task !== 'object' || task === null || Array.isArray(task)) {
    return `a task must be an object with "data", got ${kindOf(task)}`
  }
  const { data } = task as Task
  if (typeof data === 'object' && data !== null && !Array.isArray(data)) return undefined
  return `"data" of a task must be an object, got ${kindOf(data)}`
}

/** The kind of a value, without its content, which may be private. */
function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value)
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`
}
