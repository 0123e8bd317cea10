import { z } from 'zod'
import { type ErrorCode, errorCatalogue } from './error-catalogue.ts'

/** The code of an error of this backend. */
export const errorCodeSchema = z
  .enum(Object.keys(errorCatalogue) as [ErrorCode, ...ErrorCode[]])
  .meta({ id: 'ErrorCode', description: 'Code of the error; docs/errors.md says what each means.' })

const errorDetailSchema = z
  .looseObject({
    code: errorCodeSchema,
    message: z.string().meta({ description: 'What was expected, what came, where, and the fix.' }),
    request_id: z.string().meta({ description: 'The same id stands in the log.' }),
  })
  .meta({ id: 'ErrorDetail', description: 'What failed.' })

/**
 * The body of every answer that is not 2xx. Label Studio throws it away and shows the reason phrase only, so the
 * message belongs there too.
 */
export const errorBodySchema = z
  .looseObject({ error: errorDetailSchema })
  .meta({ id: 'ErrorBody', description: 'Why the request failed.' })

export type ErrorBody = z.infer<typeof errorBodySchema>
