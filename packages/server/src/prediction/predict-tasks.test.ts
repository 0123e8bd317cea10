import {
  LabelStudioMLBase,
  type PredictContext,
  type PredictionDraft,
  parseLabelConfig,
  type Task,
} from '@label-studio-ml/sdk'
import type { ModelRuntime } from '@label-studio-ml/sdk/host'
import { describe, expect, it } from 'vitest'
import { createAnswerSlots } from './answer-slots.ts'
import { predictTasks } from './predict-tasks.ts'

const config = parseLabelConfig(
  '<View><Text name="t" value="$t"/><Choices name="c" toName="t"><Choice value="A"/></Choices></View>',
)
const control = config.control('c', 'Choices')
const tasksOf = (count: number): Task[] => Array.from({ length: count }, (_, id) => ({ id, data: { t: 'a' } }))
const runtime = {} as ModelRuntime

async function predict(model: LabelStudioMLBase, tasks: unknown[], time = new AbortController()) {
  const { signal } = time
  const slots = createAnswerSlots(tasks, { config, version: 'v1', checkLevel: 'strict', signal })
  const context: PredictContext = { control, controls: [control], context: null, signal }
  await predictTasks({ model, tasks, slots, context, yieldToEventLoop: () => undefined })
  const answer = slots.finish()
  return { filled: answer.slots.map((slot) => slot !== null), counts: answer.failures.counts }
}

class InBatches extends LabelStudioMLBase {
  readonly asked: number[] = []

  predictBatch(batch: Task[]): PredictionDraft[] {
    this.asked.push(batch.length)
    return batch.map(() => control.choose('A'))
  }
}

describe('a model that predicts in batches', () => {
  it('gets up to 64 tasks at once, without what is not a task', async () => {
    const model = new InBatches(runtime)
    const { filled, counts } = await predict(model, ['not a task', ...tasksOf(99)])
    expect(model.asked).toEqual([63, 36])
    expect([filled.filter(Boolean).length, counts]).toEqual([99, { task_invalid: 1 }])
  })

  it.each([
    ['nothing at all', () => undefined],
    ['an empty list', () => []],
    ['one prediction too many', (drafts: PredictionDraft[]) => [...drafts, null]],
  ])('is asked again task by task when it answers %s', async (_, answer) => {
    class Miscounting extends InBatches {
      override predictBatch(batch: Task[]) {
        return answer(super.predictBatch(batch)) as PredictionDraft[]
      }
    }
    const model = new Miscounting(runtime)
    expect(await predict(model, tasksOf(2))).toEqual({ filled: [false, false], counts: { model_error: 2 } })
    expect(model.asked).toEqual([2, 1, 1])
  })

  it('loses the one task that makes it fail', async () => {
    class Choosy extends InBatches {
      override predictBatch(batch: Task[]) {
        if (batch.some(({ id }) => id === 1)) throw new Error('not this one')
        return super.predictBatch(batch)
      }
    }
    const { filled, counts } = await predict(new Choosy(runtime), tasksOf(3))
    expect([filled, counts]).toEqual([[true, false, true], { model_error: 1 }])
  })
})

describe('a model that predicts task by task', () => {
  it('has at most 8 tasks that wait for an answer', async () => {
    let pending = 0
    let mostPending = 0
    class Waiting extends LabelStudioMLBase {
      async predict() {
        mostPending = Math.max(mostPending, ++pending)
        for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
        pending--
        return control.choose('A')
      }
    }
    const { filled } = await predict(new Waiting(runtime), tasksOf(30))
    expect([filled.every(Boolean), mostPending]).toEqual([true, 8])
  })

  it('is not asked any more when the time is up', async () => {
    const time = new AbortController()
    class Slow extends LabelStudioMLBase {
      predict({ id }: Task) {
        if (id === 2) time.abort()
        return control.choose('A')
      }
    }
    const { filled, counts } = await predict(new Slow(runtime), tasksOf(5), time)
    expect([filled, counts]).toEqual([[true, true, false, false, false], { deadline: 3 }])
  })
})
