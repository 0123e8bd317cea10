import { z } from 'zod'

/**
 * The name of a trained model, as Label Studio stores it on predictions.
 * Never empty and never null: Label Studio 1.12+ refuses a whole batch whose `model_version` is null, and predicts
 * again on every look when `/setup` answers none.
 */
export const modelVersionSchema = z.string().regex(/\S/, 'expected a model version that is not blank').meta({
  id: 'ModelVersion',
  description: 'Name of a trained model; the same string in /setup, in every prediction and at the top of /predict.',
  example: '20251102-1',
})

export type ModelVersion = z.infer<typeof modelVersionSchema>
