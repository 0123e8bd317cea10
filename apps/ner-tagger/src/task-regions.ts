import type { Region, Task } from '@label-studio-ml/sdk'

/** The regions of an annotation, a prediction, a draft or an interactive context; none of an id. */
export function listedRegions(holder: unknown): Region[] {
  return listOf((holder as { result?: unknown } | null)?.result) as Region[]
}

/** The regions of the task's annotations, but for skipped ones. */
export function annotatedRegions({ annotations, completions }: Task): Region[] {
  const kept = listOf(annotations ?? completions).filter(({ was_cancelled }) => !was_cancelled)
  return kept.flatMap(listedRegions)
}

/** Every region that the editor may show for the task: of annotations, predictions and drafts. */
export function shownRegions(task: Task): Region[] {
  return [...annotatedRegions(task), ...[...listOf(task.predictions), ...listOf(task.drafts)].flatMap(listedRegions)]
}

function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'object' && item !== null) : []
}
