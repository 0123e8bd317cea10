import { beforeEach, describe, expect, it } from 'vitest'
import type { PendingPredictionDriver } from './pending-prediction-driver.ts'

/** What every driver of pending predictions must do. */
export function testPendingPredictionDriver(createDriver: () => PendingPredictionDriver): void {
  let pending: PendingPredictionDriver
  const tasksOf = async (project: string, limit = 100) => (await pending.read(project, limit)).tasks

  beforeEach(() => {
    pending = createDriver()
  })

  describe('pending predictions', () => {
    it('are none at first', async () => {
      expect(await pending.read('1.1', 10)).toMatchObject({ tasks: [], all: false })
      expect(await pending.count()).toEqual([])
    })

    it('are read in the order in which they came, a part at a time', async () => {
      await pending.addTasks('1.1', [5, 3])
      await pending.addTasks('1.1', [4, Number.MAX_SAFE_INTEGER])
      expect(await tasksOf('1.1')).toEqual([5, 3, 4, Number.MAX_SAFE_INTEGER])
      expect(await pending.read('1.1', 2)).toMatchObject({ tasks: [5, 3], waiting: 4 })
      expect(await tasksOf('2.1')).toEqual([])
    })

    it('wait once, and at the end when they come again', async () => {
      await pending.addTasks('1.1', [1, 2, 2, 3])
      await pending.addTasks('1.1', [1])
      expect(await tasksOf('1.1')).toEqual([2, 3, 1])
    })

    it('are removed one by one', async () => {
      await pending.addTasks('1.1', [1, 2, 3])
      const { asOf } = await pending.read('1.1', 10)
      await pending.removeTasks('1.1', [1, 3, 7], asOf)
      expect(await tasksOf('1.1')).toEqual([2])
    })

    it('stay when they came again after they were read', async () => {
      await pending.addTasks('1.1', [1, 2])
      const { asOf } = await pending.read('1.1', 1)
      await pending.addTasks('1.1', [1])
      await pending.removeTasks('1.1', [1, 2], asOf)
      expect(await tasksOf('1.1')).toEqual([1])
    })

    it('stay when they came again, though what came last is gone by then', async () => {
      await pending.addTasks('1.1', [1, 2, 3])
      const { asOf } = await pending.read('1.1', 10)
      await pending.removeTasks('1.1', [2, 3], asOf)
      await pending.addTasks('1.1', [1])
      await pending.removeTasks('1.1', [1], asOf)
      expect(await tasksOf('1.1')).toEqual([1])
    })

    it('are the whole project when that is asked for, until it is done', async () => {
      await pending.addAll('1.1')
      const first = await pending.read('1.1', 10)
      expect(first).toMatchObject({ tasks: [], all: true })
      await pending.removeAll('1.1', first.asOf)
      expect((await pending.read('1.1', 10)).all).toBe(false)
    })

    it('are the whole project still when it was asked for again meanwhile', async () => {
      await pending.addAll('1.1')
      const { asOf } = await pending.read('1.1', 10)
      await pending.addAll('1.1')
      await pending.removeAll('1.1', asOf)
      expect((await pending.read('1.1', 10)).all).toBe(true)
    })

    it('are counted by project', async () => {
      await pending.addTasks('1.1', [1, 2])
      await pending.addAll('1.1')
      await pending.addTasks('2.1', [1])
      await pending.addAll('3.1')
      expect(await pending.count()).toEqual([
        { project: '1.1', tasks: 2, all: true },
        { project: '2.1', tasks: 1, all: false },
        { project: '3.1', tasks: 0, all: true },
      ])
    })

    it('go with their project', async () => {
      await pending.addTasks('1.1', [1])
      await pending.addAll('1.1')
      await pending.addTasks('2.1', [1])
      await pending.removeProject('1.1')
      expect(await pending.count()).toEqual([{ project: '2.1', tasks: 1, all: false }])
    })

    it('are many', async () => {
      await pending.addTasks(
        '1.1',
        Array.from({ length: 100_000 }, (_, index) => index),
      )
      expect(await tasksOf('1.1', 500)).toHaveLength(500)
      expect((await pending.count())[0]?.tasks).toBe(100_000)
    })
  })
}
