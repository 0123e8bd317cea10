import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { type Annotated, LabelStudioMLBase, type PredictContext, type TrainingJob } from '@label-studio-ml/sdk'
import { serve } from '@label-studio-ml/server'

/** Learns next to nothing, but takes its time at each stage of a training, so that a kill can be aimed at it. */
class SlowLearner extends LabelStudioMLBase<'Choices'> {
  static override needs = [{ control: 'Choices', object: 'Text' }]
  #examples = 0

  override async setup() {
    const file = this.artifacts('learned.json')
    if (!file) return
    await delay(100)
    this.#examples = JSON.parse(await readFile(file, 'utf8')).examples
  }

  override predict(_task: object, { control }: PredictContext<'Choices'>) {
    return control.choose(control.labels[0]!.name, { score: 1 / (2 + this.#examples) })
  }

  override async fit(dataset: AsyncIterable<Annotated>, job: TrainingJob) {
    let examples = 0
    for await (const _annotated of dataset) examples++
    await mkdir(job.artifacts('weights'))
    await writeFile(job.artifacts('weights/begun'), '')
    await delay(100)
    await writeFile(job.artifacts('weights/large.bin'), Buffer.alloc(40_000_000, examples))
    await writeFile(job.artifacts('learned.json'), JSON.stringify({ examples }))
    return { examples }
  }
}

await serve(SlowLearner)
