import { z } from 'zod'

/** A primary key of Label Studio: a whole number that JavaScript holds exactly. */
export const identifierSchema = z.int().min(0).max(Number.MAX_SAFE_INTEGER)

/**
 * A string with at least one character. Zod's own `min(1)` also measures objects that have a `length`, and fails with a
 * TypeError when that length cannot be compared.
 */
export const nonEmptyStringSchema = z
  .string()
  .refine((text) => text !== '', { error: 'expected a string that is not empty' })
  .meta({ minLength: 1 })

/** The id of a job. Label Studio keeps 128 characters of it. */
export const jobIdSchema = z
  .string()
  .min(1)
  .max(128)
  .meta({ description: 'Id of a training or bulk prediction run.', example: 'job-7' })

/**
 * The name of a trained model, as Label Studio stores it on predictions.
 * Never empty and never null: Label Studio 1.12+ refuses a whole batch whose `model_version` is null, and predicts
 * again each time a task is opened when `/setup` answers none.
 */
export const modelVersionSchema = z.string().regex(/\S/, 'expected a model version that is not blank').meta({
  id: 'ModelVersion',
  description: 'Name of a trained model; the same string in /setup, in every prediction and at the top of /predict.',
  example: '20251102-1',
})
