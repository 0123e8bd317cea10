/** Why a task got an empty prediction, or lost a region. */
export type FailureReason = 'model_error' | 'region_invalid' | 'task_invalid' | 'deadline'

export interface Failure {
  reason: FailureReason
  /** Position of the task in the request. */
  index: number
  taskId: unknown
  detail: string
  error?: unknown
}
