import { beforeEach, describe, expect, it } from 'vitest'
import type { JournalDriver, JournalEntry } from './journal-driver.ts'

const entry = (id: number, rest: Partial<JournalEntry> = {}): JournalEntry => ({
  annotationId: String(id),
  taskId: String(id),
  taskData: { text: `text ${id}` },
  annotator: '1',
  wasCancelled: false,
  groundTruth: false,
  updatedAt: '2026-01-01T00:00:00.000000Z',
  result: [{ value: id }],
  source: 'webhook',
  ...rest,
})

/** What every journal driver must do. */
export function testJournalDriver(createDriver: () => JournalDriver): void {
  describe('the journal', () => {
    let journal: JournalDriver
    const learned = async (project = 'p') =>
      (await Array.fromAsync(journal.dataset(project))).map(({ annotation }) => annotation.id)

    beforeEach(() => {
      journal = createDriver()
    })

    it('gives back task and annotation as they were put in', async () => {
      const data = { text: '🐱 1.10', nested: [{ a: null }], __proto__x: 1 }
      await journal.record('p', [entry(1, { taskData: data, groundTruth: true, annotator: 'me@example.com' })])
      const [annotated] = await Array.fromAsync(journal.dataset('p'))
      expect(annotated?.task).toEqual({ id: 1, data })
      expect(annotated?.annotation).toMatchObject({
        id: 1,
        result: [{ value: 1 }],
        ground_truth: true,
        was_cancelled: false,
      })
    })

    it('keeps the newest state of an annotation, whatever the order of its events', async () => {
      const newer = entry(1, { updatedAt: '2026-01-02T00:00:00.000000Z', result: ['new'] })
      await journal.record('p', [newer])
      await journal.record('p', [entry(1)])
      const [annotated] = await Array.fromAsync(journal.dataset('p'))
      expect(annotated?.annotation.result).toEqual(['new'])
    })

    it('does not bring a deleted annotation back when its events come late', async () => {
      await journal.deleteAnnotations('p', ['1'])
      await journal.record('p', [entry(1)])
      expect(await learned()).toEqual([])
    })

    it('takes of each annotator the newest annotation of a task', async () => {
      const ofTask = { taskId: '1' }
      await journal.record('p', [
        entry(1, ofTask),
        entry(2, { ...ofTask, updatedAt: '2026-01-03T00:00:00Z' }),
        entry(3, { ...ofTask, annotator: '2' }),
      ])
      expect(await learned()).toEqual([2, 3])
    })

    it('takes annotations of unknown people as one person each', async () => {
      const unknown = { taskId: '1', annotator: null }
      await journal.record('p', [entry(1, unknown), entry(2, unknown), entry(3, { ...unknown, wasCancelled: true })])
      expect((await learned()).sort()).toEqual([1, 2])
    })

    it('withdraws what a person said of a task when that person skips it later, and brings it back with the skip gone', async () => {
      const later = { taskId: '1', updatedAt: '2026-01-02T00:00:00.000000Z' }
      const skip = entry(2, { ...later, wasCancelled: true, result: [] })
      await journal.record('p', [entry(1), skip, entry(3, { ...later, annotator: '2' })])
      expect(await learned()).toEqual([3])
      await journal.deleteAnnotations('p', ['2'])
      expect(await learned()).toEqual([3, 1])
    })

    it('takes a skip that is taken back as an annotation again', async () => {
      const updatedAt = '2026-01-02T00:00:00.000000Z'
      await journal.record('p', [entry(1, { wasCancelled: true })])
      expect(await learned()).toEqual([])
      await journal.record('p', [entry(1, { updatedAt })])
      expect(await learned()).toEqual([1])
    })

    it('keeps ground truth of somebody who skipped the task later, and leaves out a skipped one', async () => {
      const later = { updatedAt: '2026-01-02T00:00:00.000000Z', wasCancelled: true }
      await journal.record('p', [
        entry(1, { groundTruth: true }),
        entry(2, { ...later, taskId: '1' }),
        entry(3, { ...later, groundTruth: true }),
        entry(4, { taskId: '3', annotator: '2' }),
      ])
      expect(await learned()).toEqual([1, 4])
    })

    it('gives the opinions of one task one after the other, each with the task and its annotator', async () => {
      await journal.record('p', [
        entry(1),
        entry(2),
        entry(3, { taskId: '1', annotator: 'me@example.com' }),
        entry(4, { taskId: '1', annotator: null }),
      ])
      const annotated = await Array.fromAsync(journal.dataset('p'))
      expect(annotated.map(({ task, annotation }) => [task.id, annotation.task, annotation.completed_by])).toEqual([
        [1, 1, null],
        [1, 1, 'me@example.com'],
        [1, 1, 1],
        [2, 2, 1],
      ])
    })

    it('prefers ground truth to other annotations of a task', async () => {
      await journal.record('p', [
        entry(1, { taskId: '1' }),
        entry(2, { taskId: '1', annotator: '2', groundTruth: true }),
      ])
      expect(await learned()).toEqual([2])
    })

    it('leaves out skipped annotations, tasks whose data it never saw, and deleted tasks', async () => {
      await journal.record('p', [entry(1, { wasCancelled: true }), entry(2, { taskData: null }), entry(3), entry(4)])
      await journal.deleteTasks('p', ['3'])
      expect(await learned()).toEqual([4])
    })

    it('holds exactly what replaces it', async () => {
      await journal.record('p', [entry(1), entry(2)])
      await journal.deleteAnnotations('p', ['2'])
      await journal.replaceAll('p', [entry(2), entry(3)])
      expect(await learned()).toEqual([2, 3])
    })

    it('keeps what is newer than all that replaces it', async () => {
      await journal.record('p', [entry(1), entry(5, { updatedAt: '2026-02-01T00:00:00.000000Z', result: ['newer'] })])
      await journal.replaceAll('p', [entry(1), entry(5, { result: ['older'] })])
      const results = (await Array.fromAsync(journal.dataset('p'))).map(({ annotation }) => annotation.result)
      expect(results).toEqual([[{ value: 1 }], ['newer']])
    })

    it('does not bring a deleted task back when its events come late', async () => {
      await journal.deleteTasks('p', ['6'])
      await journal.record('p', [entry(6)])
      expect(await learned()).toEqual([])
    })

    it('keeps the marks of what was deleted when all is replaced', async () => {
      await journal.record('p', [entry(1), entry(2), entry(3)])
      await journal.deleteAnnotations('p', ['2'])
      await journal.deleteTasks('p', ['3'])
      await journal.replaceAll('p', [entry(1)])
      const late = { updatedAt: '2027-01-01T00:00:00.000000Z' }
      await journal.record('p', [entry(2, late), entry(3, late)])
      expect(await learned()).toEqual([1])
    })

    it('keeps what is changed and deleted while all is replaced', async () => {
      const many = Array.from({ length: 4000 }, (_, id) => entry(id))
      await journal.record('p', many)
      const late = { updatedAt: '2026-02-01T00:00:00.000000Z' }
      const changes: Promise<void>[] = []
      const changed = function* () {
        yield* many.slice(0, 2000)
        changes.push(
          journal.deleteAnnotations('p', ['3', '3000']),
          journal.deleteTasks('p', ['4', '3001']),
          journal.record('p', [entry(5, { ...late, wasCancelled: true }), entry(6000, late)]),
        )
        yield* many.slice(2000)
      }
      await journal.replaceAll('p', changed())
      await Promise.all(changes)
      const kept = await learned()
      expect(kept).toHaveLength(4000 - 5 + 1)
      expect(kept).toContain(6000)
      for (const gone of [3, 3000, 4, 3001, 5]) expect(kept).not.toContain(gone)
    })

    it('has nothing of a project that is removed while all of it is replaced', async () => {
      const removals: Promise<void>[] = []
      const entries = function* () {
        for (let id = 0; id < 5000; id++) {
          if (id === 4000) removals.push(journal.removeProject('p'))
          yield entry(id)
        }
      }
      await journal.record('p', [entry(1)])
      await journal.replaceAll('p', entries())
      await Promise.all(removals)
      expect(await learned()).toEqual([])
      expect(await journal.revision('p')).toBe(0)
    })

    it('has what it had when a replacement fails', async () => {
      await journal.record('p', [entry(1)])
      const failing = function* () {
        yield entry(2)
        throw new Error('no more')
      }
      await expect(journal.replaceAll('p', failing())).rejects.toThrow('no more')
      expect(await learned()).toEqual([1])
      await journal.replaceAll('p', [entry(2)])
      expect(await learned()).toEqual([2])
    })

    it('keeps projects apart and removes one whole', async () => {
      await journal.record('p', [entry(1)])
      await journal.record('q', [entry(1)])
      await journal.removeProject('p')
      expect(await learned('p')).toEqual([])
      expect(await journal.revision('p')).toBe(0)
      expect(await learned('q')).toEqual([1])
    })

    it('grows its revision with every change', async () => {
      expect(await journal.revision('p')).toBe(0)
      await journal.record('p', [entry(1)])
      const first = await journal.revision('p')
      await journal.deleteAnnotations('p', ['1'])
      expect(await journal.revision('p')).toBeGreaterThan(first)
    })

    it('gives a large dataset whole', async () => {
      await journal.record(
        'p',
        Array.from({ length: 1234 }, (_, id) => entry(id)),
      )
      expect(new Set(await learned()).size).toBe(1234)
    })
  })
}
