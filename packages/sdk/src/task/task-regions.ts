import type { Region, Task } from '@label-studio-ml/protocol'

/**
 * The regions of an annotation, a prediction, a draft or an interactive context; none if its `result` has another form.
 * @example regionsOf(annotation) // [{ from_name: 'mood', to_name: 'text', type: 'choices', value: { choices: ['Good'] } }]
 */
export function regionsOf(holder: unknown): Region[] {
  return objectsIn((holder as { result?: unknown } | null | undefined)?.result) as Region[]
}

/** The regions of the task's annotations, without those of skipped ones. */
export function annotatedRegions({ annotations, completions }: Task): Region[] {
  const kept = objectsIn(annotations ?? completions).filter(({ was_cancelled }) => !was_cancelled)
  return kept.flatMap(regionsOf)
}

/** Every region that the editor may show for the task: of annotations, predictions and drafts. */
export function visibleRegions(task: Task): Region[] {
  return [...annotatedRegions(task), ...[...objectsIn(task.predictions), ...objectsIn(task.drafts)].flatMap(regionsOf)]
}

function objectsIn(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'object' && item !== null) : []
}
