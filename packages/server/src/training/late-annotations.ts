interface TriggeredProject {
  triggeredAt: number
  /** When an annotation that belongs to the trigger came last. */
  changedAt: number | undefined
  /** The journal's revision of the last training. */
  learnedRevision: number | undefined
}

/**
 * Which annotations belong to a trigger that came before them, and whether a training has learned them. Kept while the
 * process lives; the times are of a clock that nobody sets.
 */
export class LateAnnotations {
  readonly #graceMs: number
  readonly #projects = new Map<string, TriggeredProject>()

  /** @param graceMs milliseconds after a trigger in which an annotation still belongs to it */
  constructor(graceMs: number) {
    this.#graceMs = graceMs
  }

  triggered(project: string): void {
    const learnedRevision = this.#projects.get(project)?.learnedRevision
    this.#projects.set(project, { triggeredAt: performance.now(), changedAt: undefined, learnedRevision })
  }

  /** Takes that annotations changed. Returns whether they belong to the project's last trigger. */
  changed(project: string): boolean {
    const known = this.#projects.get(project)
    if (!known || performance.now() - known.triggeredAt > this.#graceMs) return false
    known.changedAt = performance.now()
    return true
  }

  /** When an annotation that belongs to the project's last trigger came last. */
  changedAt(project: string): number | undefined {
    return this.#projects.get(project)?.changedAt
  }

  /** Takes that a training learned from the journal as it was at a revision. */
  learned(project: string, revision: number): void {
    const known = this.#projects.get(project)
    if (known) known.learnedRevision = revision
  }

  hasLearned(project: string, revision: number): boolean {
    return this.#projects.get(project)?.learnedRevision === revision
  }

  forget(project: string): void {
    this.#projects.delete(project)
  }
}
