import { z } from 'zod'

/**
 * A string with at least one character. Zod's own `min(1)` also measures objects that have a `length`, and fails with a
 * TypeError when it is one that cannot be compared.
 */
export const nonEmptyStringSchema = z
  .string()
  .refine((text) => text !== '', { error: 'expected a string that is not empty' })
  .meta({ minLength: 1 })
