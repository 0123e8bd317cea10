import { describe, expect, it } from 'vitest'
import { everyTask, predictStoredProject as run } from './__fixtures__/predict-stored-project.ts'
import { createStoredProject, labelStudioError } from './__fixtures__/stored-project.ts'

describe('never two predictions of one version', () => {
  it('when it is killed between write and report, and run again', async () => {
    const ending = new AbortController()
    const project = createStoredProject({ tasks: 250, afterWrite: (list) => (list === 1 ? ending.abort() : undefined) })
    await expect(run(project, { batchSize: 100, concurrency: 1, signal: ending.signal })).rejects.toThrow('abort')
    expect(everyTask(250).filter((task) => project.versionsOf(task).length === 1)).toHaveLength(200)
    expect(await run(project)).toEqual({ total: 250, done: 250, written: 50, skipped: 200, failed: 0 })
    expect(everyTask(250).filter((task) => project.versionsOf(task).length !== 1)).toEqual([])
  })

  it('when Label Studio predicts a task on its own meanwhile', async () => {
    const project = createStoredProject({ tasks: 2 })
    const report = await run(project, {
      predict: async (tasks) => {
        project.store({ task: 1, result: [], model_version: 'v1' })
        return { version: 'v1', slots: tasks.map(() => ({ result: [] })) }
      },
    })
    expect(report).toMatchObject({ written: 1, skipped: 1 })
  })

  it.each([
    ['begins as one that is there', 'v1', 'v1+12345', 1],
    ['has a comma in its name', 'rules, first', 'rules, first', 0],
    ['is one of very many', 'v1', `${Array.from({ length: 200 }, (_, index) => `old${index}`)},v1`, 0],
  ])('when the version %s', async (_what, version, stored, written) => {
    const project = createStoredProject({ tasks: 1 })
    for (const one of version.includes(',') ? [stored] : stored.split(',')) {
      project.store({ task: 1, result: [], model_version: one })
    }
    const predict = async () => ({ version, slots: [{ result: [] }] })
    expect((await run(project, { modelVersion: () => version, predict })).written).toBe(written)
  })

  it('when another run writes between the first look and the last', async () => {
    const project = createStoredProject({ tasks: 3 })
    const { totals } = project.client.tasks
    let looks = 0
    project.client.tasks.totals = async (...given) => {
      const seen = await totals(...given)
      if (++looks === 1) for (const task of [1, 2, 3]) project.store({ task, result: [], model_version: 'v0' })
      return seen
    }
    expect(await run(project)).toMatchObject({ written: 3 })
    expect(everyTask(3).map(project.versionsOf)).toEqual(everyTask(3).map(() => ['v0', 'v1']))
  })

  it('when two runs write the same tasks in the same moment: the older one stays', async () => {
    const bothWrite = Promise.withResolvers<void>()
    let waiting = 0
    const project = createStoredProject({
      tasks: 10,
      beforeWrite: () => {
        if (++waiting === 2) bothWrite.resolve()
        return bothWrite.promise
      },
    })
    await Promise.all([run(project), run(project)])
    expect(everyTask(10).map(project.versionsOf)).toEqual(everyTask(10).map(() => ['v1']))
    expect(project.removed.every((id) => id > 10)).toBe(true)
  })

  it('when the answer to a write got lost', async () => {
    const project = createStoredProject({
      tasks: 5,
      afterWrite: (list) => {
        if (list === 0) throw labelStudioError('LABEL_STUDIO_UNREACHABLE', 'the connection was closed')
      },
    })
    expect(await run(project)).toMatchObject({ written: 5, failed: 0 })
    expect(project.lists).toEqual([5])
  })
})
