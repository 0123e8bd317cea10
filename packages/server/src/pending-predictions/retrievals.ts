import type { TaskClaims } from './task-claims.ts'

/** Label Studio asks for predictions of tasks that it will store. */
export type BeginRetrieval = (project: string, tasks: readonly unknown[]) => Retrieval

export interface Retrieval {
  /**
   * Waits for the answer, and hands its late tasks to a job. A task that a job is writing loses its slot: Label Studio would
   * store a second prediction.
   */
  settle<Answer extends RetrievalAnswer>(answering: Promise<Answer>): Promise<Answer>
}

export interface RetrievalAnswer {
  slots: (string | null)[]
  /** Positions of the tasks that were late. */
  late: readonly number[]
}

export interface RetrievalOptions {
  claims: Pick<TaskClaims, 'ask'>
  /** Tasks wait for a prediction by a job from now on. Never throws. */
  addLate(project: string, tasks: readonly number[]): Promise<void>
}

export function createBeginRetrieval({ claims, addLate }: RetrievalOptions): BeginRetrieval {
  return (project, tasks) => {
    const ids = tasks.map(idOf)
    const { written, end } = claims.ask(project, ids.filter(isId))
    const settle = async <Answer extends RetrievalAnswer>(answering: Promise<Answer>): Promise<Answer> => {
      let answered: number[] = []
      try {
        const answer = await answering
        const slots = written.size === 0 ? answer.slots : answer.slots.map(unlessWritten)
        answered = ids.filter((id, index): id is number => isId(id) && slots[index] !== null)
        return { ...answer, slots }
      } finally {
        end(answered)
      }
    }
    const unlessWritten = (slot: string | null, index: number) => (written.has(ids[index] as number) ? null : slot)
    return {
      settle: async (answering) => {
        const answer = await settle(answering)
        const late = answer.late.map((index) => ids[index]).filter(isId)
        if (late.length > 0) await addLate(project, late)
        return answer
      },
    }
  }
}

function idOf(task: unknown): number | undefined {
  const id = (task as { id?: unknown } | null)?.id
  return Number.isSafeInteger(id) ? (id as number) : undefined
}

function isId(id: number | undefined): id is number {
  return id !== undefined
}
