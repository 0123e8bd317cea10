import { z } from 'zod'

/** How sure the model is, 0 to 1. Label Studio's prediction validation (1.21+) refuses anything outside. */
export const scoreSchema = z
  .number()
  .min(0)
  .max(1)
  .meta({ description: 'How sure the model is, 0 to 1.', example: 0.93 })
