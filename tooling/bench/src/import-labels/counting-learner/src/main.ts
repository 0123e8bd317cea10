import { type Annotated, LabelStudioMLBase, type PredictContext } from '@label-studio-ml/sdk'
import { serve } from '@label-studio-ml/server'

/** Learns nothing and holds nothing, so that a training costs what reading its annotations costs. */
class CountingLearner extends LabelStudioMLBase<'Choices'> {
  static override needs = [{ control: 'Choices', object: 'Text' }]

  override predict(_task: object, { control }: PredictContext<'Choices'>) {
    return control.choose(control.labels[0]!.name, { score: 0.5 })
  }

  override async fit(dataset: AsyncIterable<Annotated>) {
    const seen = new Set<unknown>()
    let examples = 0
    const peakMbBefore = peakMb()
    for await (const { annotation } of dataset) {
      examples++
      seen.add(annotation.id)
    }
    return { examples, distinct: seen.size, peakMbBefore }
  }
}

/** The most memory that this process had, so far. */
function peakMb(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024)
}

await serve(CountingLearner)
