import { z } from 'zod'

/** The body of POST /validate. */
export const validateRequestSchema = z
  .looseObject({ config: z.string().meta({ description: 'The label config, XML.' }) })
  .meta({ id: 'ValidateRequest' })

export type ValidateRequest = z.infer<typeof validateRequestSchema>

/** The answer when the model can fill this label config; else the answer is an error. */
export const validateResponseSchema = z.looseObject({ status: z.literal('ok') }).meta({ id: 'ValidateResponse' })

export type ValidateResponse = z.infer<typeof validateResponseSchema>
