import type { Annotation, Task } from '@label-studio-ml/protocol'

/**
 * The annotation of a task that counts: of the ground truth the newest; else each person's newest unless they skipped the
 * task later, and of these what most say, the newest where as many say something else. Undefined when nobody labeled it.
 *
 * @param said what an annotation says, as text that is the same for the same opinion
 */
export function chooseAnnotation(
  { annotations, completions }: Task,
  said: (annotation: Annotation) => string,
): Annotation | undefined {
  const all = newestFirst(annotations ?? completions ?? [])
  const truth = all.filter(({ ground_truth: isTruth, was_cancelled: isSkipped }) => isTruth && !isSkipped)
  if (truth.length > 0) return truth[0]
  const opinions = newestOfEach(all).filter(({ was_cancelled: isSkipped }) => !isSkipped)
  const votes = new Map<string, Annotation[]>()
  for (const opinion of opinions) {
    const saidHere = said(opinion)
    votes.set(saidHere, [...(votes.get(saidHere) ?? []), opinion])
  }
  const [most] = [...votes.values()].toSorted((one, other) => other.length - one.length)
  return most?.[0]
}

/** Each unknown person counts as a different one. */
function newestOfEach(all: readonly Annotation[]): Annotation[] {
  const seen = new Set<string>()
  return all.filter(({ completed_by: by }) => {
    const person = typeof by === 'object' ? (by?.id ?? by?.email) : by
    if (person === undefined || person === null) return true
    if (seen.has(String(person))) return false
    seen.add(String(person))
    return true
  })
}

/** Of annotations without a time the last one is the newest, as Label Studio lists them. */
function newestFirst(annotations: readonly Annotation[]): Annotation[] {
  return annotations.toReversed().toSorted((one, other) => timeOf(other) - timeOf(one))
}

function timeOf({ updated_at: updated, created_at: created }: Annotation): number {
  const time = Date.parse(updated ?? created ?? '')
  return Number.isNaN(time) ? 0 : time
}
