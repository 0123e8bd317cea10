import { setTimeout as delay } from 'node:timers/promises'
import { beforeEach, describe, expect, it } from 'vitest'
import type { JournalDriver, JournalEntry } from './journal-driver.ts'
import type { ReadingDriver } from './reading-driver.ts'

const url = 'http://localhost:8080'
const entry = (id: number, rest: Partial<JournalEntry> = {}): JournalEntry => ({
  annotationId: String(id),
  taskId: String(id),
  taskData: { text: `text ${id}` },
  annotator: '1',
  wasCancelled: false,
  groundTruth: false,
  updatedAt: '2026-01-01T00:00:00.000000Z',
  result: [{ value: id }],
  source: 'labelStudio',
  ...rest,
})
const tasks = (...ids: number[]) => ids.map((id) => ({ taskId: String(id), entries: [entry(id)] }))
const byWebhook = (id: number, rest: Partial<JournalEntry> = {}) => entry(id, { source: 'webhook', ...rest })
const later = { updatedAt: '2026-01-02T00:00:00.000000Z', result: ['later'] }
/** Times are of milliseconds: what happens within one is taken as simultaneous. */
const aMoment = () => delay(3)

/** What every driver of readings must do, with the journal that it writes to. */
export function testReadingDriver(createDrivers: () => { journal: JournalDriver; readings: ReadingDriver }): void {
  describe('a reading of a project', () => {
    let journal: JournalDriver
    let readings: ReadingDriver
    const learned = async () =>
      (await Array.fromAsync(journal.dataset('p'))).map(({ annotation }) => [annotation.id, annotation.result])
    const ids = async () => (await learned()).map(([id]) => id)
    const begin = async () => {
      await aMoment()
      const reading = await readings.begin('p')
      await aMoment()
      return reading
    }

    beforeEach(() => {
      ;({ journal, readings } = createDrivers())
    })

    it('brings what was not known, and says how much', async () => {
      const reading = await begin()
      expect(await reading.write(tasks(1, 2))).toEqual({ added: 2, changed: 0, deleted: 0 })
      expect(await learned()).toEqual([
        [1, [{ value: 1 }]],
        [2, [{ value: 2 }]],
      ])
      expect(await readings.counts('p')).toMatchObject({ labelStudio: 2, webhook: 0, train: 0, file: 0 })
    })

    it('changes nothing and keeps sources when the events brought the same', async () => {
      await journal.record('p', [byWebhook(1)])
      const before = await journal.revision('p')
      const reading = await begin()
      expect(await reading.write(tasks(1))).toEqual({ added: 0, changed: 0, deleted: 0 })
      expect(await reading.deleteUnread()).toBe(0)
      expect(await journal.revision('p')).toBe(before)
      expect(await readings.counts('p')).toMatchObject({ webhook: 1, labelStudio: 0 })
    })

    it('knows better than what was recorded before it: relabeled, deleted, and deleted by mistake', async () => {
      await journal.record('p', [byWebhook(1), byWebhook(2), byWebhook(3), byWebhook(4, later), byWebhook(5)])
      await journal.deleteAnnotations('p', ['3'])
      await journal.deleteTasks('p', ['5'])
      const reading = await begin()
      const read = [{ taskId: '1', entries: [entry(1, later)] }, { taskId: '2', entries: [] }, ...tasks(3, 4, 5)]
      expect(await reading.write(read)).toEqual({ added: 2, changed: 2, deleted: 1 })
      expect(await learned()).toEqual([
        [1, ['later']],
        [3, [{ value: 3 }]],
        [4, [{ value: 4 }]],
        [5, [{ value: 5 }]],
      ])
    })

    it('knows less than what is recorded while it goes on', async () => {
      await journal.record('p', [byWebhook(1), byWebhook(2), byWebhook(3)])
      const reading = await begin()
      await journal.record('p', [byWebhook(1, later), byWebhook(6), byWebhook(7)])
      await journal.deleteAnnotations('p', ['2'])
      await journal.deleteTasks('p', ['3'])
      await reading.write([...tasks(1, 2, 3), { taskId: '7', entries: [] }])
      expect(await reading.deleteUnread()).toBe(0)
      expect(await learned()).toEqual([
        [1, ['later']],
        [6, [{ value: 6 }]],
        [7, [{ value: 7 }]],
      ])
    })

    it('takes a change without a newer time, as one of all labels at once is', async () => {
      await journal.record('p', [byWebhook(1)])
      const reading = await begin()
      const renamed = [{ taskId: '1', entries: [entry(1, { result: ['renamed'] })] }]
      expect(await reading.write(renamed)).toMatchObject({ changed: 1 })
      expect(await learned()).toEqual([[1, ['renamed']]])
    })

    it('deletes what Label Studio does not have any more once all was read, not what a file brought', async () => {
      await journal.record('p', [byWebhook(1), byWebhook(2), entry(3, { source: 'file' }), byWebhook(4)])
      const reading = await begin()
      await reading.write(tasks(1))
      expect(await ids()).toEqual([1, 2, 3, 4])
      expect(await reading.deleteUnread()).toBe(2)
      expect(await ids()).toEqual([1, 3])
    })

    it('deletes thousands that Label Studio does not have any more', async () => {
      const gone = Array.from({ length: 2500 }, (_, index) => byWebhook(index + 1))
      await journal.record('p', gone)
      const reading = await begin()
      await reading.write(tasks(7))
      expect(await reading.deleteUnread()).toBe(2499)
      expect(await ids()).toEqual([7])
    })

    it('takes over from a file what Label Studio has too, and deletes that when it is gone there', async () => {
      await journal.record('p', [entry(1, { source: 'file' })])
      await (await begin()).write(tasks(1))
      expect(await readings.counts('p')).toMatchObject({ labelStudio: 1, file: 0 })
      await journal.record('p', [entry(1, { source: 'file' })])
      await (await begin()).deleteUnread()
      expect(await ids()).toEqual([])
    })

    it('leaves the first source to a state that comes again', async () => {
      await journal.record('p', [byWebhook(1), entry(2, { source: 'file' })])
      await journal.record('p', [entry(1, { source: 'file' }), byWebhook(2)])
      expect(await readings.counts('p')).toMatchObject({ webhook: 2, file: 0 })
      await journal.record('p', [entry(1, { source: 'file', ...later })])
      expect(await readings.counts('p')).toMatchObject({ webhook: 1, file: 1 })
    })

    it('counts what Label Studio counts', async () => {
      const reading = await begin()
      await reading.write([
        { taskId: '1', entries: [entry(1), entry(2, { taskId: '1', wasCancelled: true })] },
        ...tasks(3),
      ])
      await journal.record('p', [entry(4, { source: 'file' }), byWebhook(5), byWebhook(6)])
      await journal.deleteAnnotations('p', ['6'])
      expect(await readings.counts('p')).toMatchObject({ inLabelStudio: 3, labelStudio: 3, webhook: 1, file: 1 })
    })

    it('is remembered with its address when it was finished, until all is replaced', async () => {
      expect(await readings.readUntil('p', url)).toBeUndefined()
      const reading = await begin()
      await reading.write(tasks(1))
      expect(await readings.readUntil('p', url)).toBeUndefined()
      await reading.finish(url, '2026-01-01T00:00:00Z')
      expect(await readings.readUntil('p', url)).toBe('2026-01-01T00:00:00Z')
      expect(await readings.readUntil('p', 'http://other')).toBeUndefined()
      await journal.replaceAll('p', [byWebhook(1)])
      expect(await readings.readUntil('p', url)).toBeUndefined()
    })

    it('that was given up can be begun again, and is whole then', async () => {
      await journal.record('p', [byWebhook(9)])
      await (await begin()).write(tasks(1, 2))
      const again = await begin()
      expect(await again.write(tasks(1, 2, 3))).toEqual({ added: 1, changed: 0, deleted: 0 })
      expect(await again.deleteUnread()).toBe(1)
      expect(await ids()).toEqual([1, 2, 3])
    })

    it('brings nothing back of a project that is removed or replaced meanwhile', async () => {
      const reading = await begin()
      await reading.write(tasks(1))
      await journal.removeProject('p')
      for (const work of [
        () => reading.write(tasks(2)),
        () => reading.deleteUnread(),
        () => reading.finish(url, '2026'),
      ]) {
        await expect(work()).rejects.toThrow('replaced or removed')
      }
      expect(await ids()).toEqual([])
      expect(await journal.revision('p')).toBe(0)
    })
  })
}
