import { setTimeout as pause } from 'node:timers/promises'
import { type Annotated, LabelStudioMLBase, type PredictContext, type Task } from '@label-studio-ml/sdk'
import { serve } from '@label-studio-ml/server'

const pauseMs = Number(process.env.PREDICT_PAUSE_MS ?? 0)

/** Takes its time for each task, and learns only how many annotations there are. */
class Slow extends LabelStudioMLBase<'Choices'> {
  static override needs = [{ control: 'Choices', object: 'Text' }]

  override async predict(_task: Task, { control }: PredictContext<'Choices'>) {
    await pause(pauseMs)
    return control.choose(control.labels[0]?.name ?? '', { score: 0.75 })
  }

  override async fit(dataset: AsyncIterable<Annotated>) {
    return { annotations: (await Array.fromAsync(dataset)).length }
  }
}

await serve(Slow)
