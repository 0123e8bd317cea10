import { LabelStudioMLBase, type PredictContext } from '@label-studio-ml/sdk'
import { serve } from '@label-studio-ml/server'

class FirstLabel extends LabelStudioMLBase<'Choices'> {
  static override needs = [{ control: 'Choices', object: 'Text' }]

  override async predict(_task: object, { control }: PredictContext<'Choices'>) {
    return control.choose(control.labels[0]!.name, { score: 0.5 })
  }
}

await serve(FirstLabel)
