import { getEventListeners } from 'node:events'
import { LabelStudioMLBase, type PredictContext, parseLabelConfig, type Task } from '@label-studio-ml/sdk'
import type { ModelRuntime } from '@label-studio-ml/sdk/host'
import { describe, expect, it } from 'vitest'
import { createInProcessRunner } from './in-process-runner.ts'

const config = parseLabelConfig(
  '<View><Text name="t" value="$t"/><Choices name="c" toName="t"><Choice value="A"/></Choices></View>',
)
const tasks = [{ id: 1, data: { t: 'a' } }, { id: 2, data: { t: 'fails' } }, 'no task', { id: 4, data: { t: 'waits' } }]

class Model extends LabelStudioMLBase<'Choices'> {
  readonly done = Promise.withResolvers<void>()
  closed = 0

  async predict({ data }: Task, { control }: PredictContext<'Choices'>) {
    if (data.t === 'fails') throw new RangeError('no such thing')
    if (data.t === 'waits') await this.done.promise
    return control.choose('A')
  }

  async close() {
    this.closed++
  }
}

function start(model = new Model({} as ModelRuntime)) {
  const failures: unknown[] = []
  const runner = createInProcessRunner({
    model,
    version: 'v1',
    checkLevel: 'strict',
    config,
    controls: config.controls,
    yieldToEventLoop: () => undefined,
    onCloseFailed: (error) => failures.push(error),
  })
  return { model, runner, failures }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('a runner in the process', () => {
  it('answers one slot for each task, with what failed as data that can be cloned', async () => {
    const { runner } = start()
    const predictions = await runner.predict(tasks.slice(0, 3), { context: null }, new AbortController().signal)
    const { slots, failures } = structuredClone(predictions)
    expect(slots.map((slot) => slot && JSON.parse(slot).model_version)).toEqual(['v1', null, null])
    expect(failures.counts).toEqual({ model_error: 1, task_invalid: 1 })
    expect(failures.first.find(({ taskId }) => taskId === 2)).toMatchObject({
      index: 1,
      reason: 'model_error',
      error: { type: 'RangeError', message: 'no such thing' },
    })
  })

  it('answers what is done when the signal is aborted, and closes the model when the rest is done too', async () => {
    const { model, runner } = start()
    const time = new AbortController()
    const answer = runner.predict(tasks, { context: null }, time.signal)
    await settled()
    time.abort()
    expect((await answer).failures.counts).toMatchObject({ deadline: 1 })
    const closing = runner.close()
    await settled()
    expect(model.closed).toBe(0)
    model.done.resolve()
    await closing
    expect(model.closed).toBe(1)
  })

  it('leaves no listener at a signal, which would keep it in memory', async () => {
    const { runner } = start()
    const { signal } = new AbortController()
    await runner.predict(tasks.slice(0, 3), { context: null }, signal)
    await runner.tell({ action: 'START_TRAINING' }, signal)
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })

  it('reports a close that throws and goes on', async () => {
    const error = new Error('cannot end')
    class Broken extends Model {
      override async close() {
        throw error
      }
    }
    const { runner, failures } = start(new Broken({} as ModelRuntime))
    await runner.close()
    expect(failures).toEqual([error])
  })

  it('keeps the first failures of many, and counts all', async () => {
    const { runner } = start()
    const many = Array.from({ length: 50 }, () => tasks[1])
    const { failures } = await runner.predict(many, { context: null }, new AbortController().signal)
    expect([failures.first.length, failures.counts]).toEqual([20, { model_error: 50 }])
  })
})
