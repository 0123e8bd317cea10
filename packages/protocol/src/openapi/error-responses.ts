import type { ResponseConfig } from '@asteasolutions/zod-to-openapi'
import { errorBodySchema } from '../errors/error-body.ts'
import { type ErrorCode, errorCatalogue } from '../errors/error-catalogue.ts'
import { reasonPhrases } from './reason-phrases.ts'

const challenge = {
  'WWW-Authenticate': { description: 'How to prove who you are.', schema: { type: 'string' as const } },
}

/** One response for each status that these errors have; its description and examples tell the errors apart. */
export function errorResponses(codes: readonly ErrorCode[]): Record<string, ResponseConfig> {
  const byStatus = Map.groupBy(codes, (code) => errorCatalogue[code].status)
  return Object.fromEntries([...byStatus].map(([status, sameStatus]) => [status, errorResponse(status, sameStatus)]))
}

function errorResponse(status: number, codes: readonly ErrorCode[]): ResponseConfig {
  const reasons = codes.map((code) => `* \`${code}\`: ${errorCatalogue[code].when} ${errorCatalogue[code].fix}`)
  return {
    description: [`${reasonPhrases[status]}.`, '', ...reasons].join('\n'),
    ...(status === 401 && { headers: challenge }),
    content: {
      'application/json': {
        schema: errorBodySchema,
        examples: Object.fromEntries(codes.map((code) => [code, { value: errorExample(code) }])),
      },
    },
  }
}

function errorExample(code: ErrorCode) {
  const { when, fix } = errorCatalogue[code]
  return { error: { code, message: `${when} ${fix}`, request_id: 'req-1' } }
}
