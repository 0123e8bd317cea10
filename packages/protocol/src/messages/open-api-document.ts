import { z } from 'zod'

/** The answer of GET /openapi.json: an OpenAPI 3.1 document. */
export const openApiDocumentSchema = z
  .looseObject({
    openapi: z.string().meta({ description: 'Version of OpenAPI.', example: '3.1.0' }),
    info: z.record(z.string(), z.unknown()),
    paths: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'OpenApiDocument', description: 'An OpenAPI document.' })
