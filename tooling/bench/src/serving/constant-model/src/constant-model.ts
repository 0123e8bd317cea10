import { LabelStudioMLBase, type PredictContext } from '@label-studio-ml/sdk'

/** Answers at once, so that a benchmark measures everything around the model. */
export class ConstantModel extends LabelStudioMLBase<'Choices'> {
  static override needs = [{ control: 'Choices', object: 'Text' }]

  override predict(_task: object, { control }: PredictContext<'Choices'>) {
    return control.choose('Positive', { score: 0.5 })
  }
}
