import type { JournalDriver } from '../annotations/journal-driver.ts'
import { activeStates, type JobQueue, type JobRecord } from '../jobs/job-queue.ts'

export interface TrainingPolicyOptions {
  jobs: JobQueue
  journal: JournalDriver
  /** Milliseconds between a trigger and the reading of the annotations. */
  debounceMs: number
  /** Milliseconds after a trigger in which an annotation still belongs to it. */
  graceMs: number
}

/** What a training job carries: `START_TRAINING`, `PROJECT_UPDATED`, `/train`, `first connect` or `late annotations` asked for it. */
export interface TrainingInput {
  trigger: string
}

/** What a training job gives back. */
export interface TrainingResult {
  /** The version that it made. */
  version: string
}

interface TriggeredProject {
  triggeredAtMs: number
  /** The journal's revision of the last training. */
  learnedRevision: number | undefined
}

const lateTrigger = 'late annotations'

/** The first connect of a project asked for a training: there may be nothing to learn yet. */
export const connectTrigger = 'first connect'

/**
 * Decides when a project is trained. The automatic START_TRAINING comes before the ANNOTATION_CREATED that caused it: a
 * training waits for `debounceMs` before it reads the annotations. For annotations that come later still, up to `graceMs`
 * after the trigger, the project is trained once more when they pause. Times are of a clock that nobody sets.
 */
export class TrainingPolicy {
  readonly #options: TrainingPolicyOptions
  readonly #projects = new Map<string, TriggeredProject>()

  constructor(options: TrainingPolicyOptions) {
    this.#options = options
  }

  /** Asks for a training of the project; while one waits, that one is answered. Returns the job's id. */
  async request(project: string, trigger: string): Promise<string> {
    const learnedRevision = this.#projects.get(project)?.learnedRevision
    this.#projects.set(project, { triggeredAtMs: performance.now(), learnedRevision })
    const waiting = await this.#waiting(project)
    const { id } = await this.#add(project, trigger, waiting && !isLate(waiting) ? waiting.runAt : undefined)
    return id
  }

  /** To be called when the project's annotations changed. A training that waits for its time reads them anyway. */
  async annotationsChanged(project: string): Promise<void> {
    const known = this.#projects.get(project)
    if (!known || performance.now() - known.triggeredAtMs > this.#options.graceMs) return
    const waiting = await this.#waiting(project)
    if (!waiting || isLate(waiting)) await this.#add(project, lateTrigger)
  }

  /** Whether a job was asked for by late annotations that a training has learned since. */
  async hasNothingNew(job: JobRecord): Promise<boolean> {
    if (!isLate(job)) return false
    const learned = this.#projects.get(job.project)?.learnedRevision
    return learned !== undefined && learned === (await this.#options.journal.revision(job.project))
  }

  /** To be called when a training learned from the journal as it was at a revision. */
  learned(project: string, revision: number): void {
    const known = this.#projects.get(project)
    if (known) known.learnedRevision = revision
  }

  /** Gives up the project's trainings. Returns the ids of the jobs that it ended. */
  async cancel(project: string, reason: string): Promise<string[]> {
    this.#projects.delete(project)
    const { jobs } = this.#options
    const active = await jobs.list({ kind: 'training', project, states: activeStates })
    const waitingFirst = active.toSorted((a, b) => a.state.localeCompare(b.state))
    for (const { id } of waitingFirst) await jobs.cancel(id, reason)
    const ended = await Promise.all(active.map(({ id }) => jobs.get(id)))
    return ended.filter((job) => job?.state === 'canceled').map((job) => job!.id)
  }

  async #waiting(project: string): Promise<JobRecord | undefined> {
    return (await this.#options.jobs.list({ kind: 'training', project, states: ['queued'] }))[0]
  }

  #add(project: string, trigger: string, runAt?: string): Promise<JobRecord> {
    const soon = Date.now() + this.#options.debounceMs
    const input: TrainingInput = { trigger }
    return this.#options.jobs.add({ kind: 'training', project, input, runAt: new Date(runAt ?? soon) })
  }
}

export function triggerOf({ input }: JobRecord): string {
  return (input as TrainingInput).trigger
}

export function trainedVersionOf({ result }: JobRecord): string | undefined {
  return (result as TrainingResult | null)?.version
}

function isLate(job: JobRecord): boolean {
  return triggerOf(job) === lateTrigger
}
