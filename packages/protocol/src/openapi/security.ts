import type { SecurityRequirementObject, SecuritySchemeObject } from 'openapi3-ts/oas31'
import type { Route } from '../routes/route.ts'

/** How a caller may prove who it is. */
export const securitySchemes: Readonly<Record<string, SecuritySchemeObject>> = {
  basic: {
    type: 'http',
    scheme: 'basic',
    description: 'Demanded when the server has BASIC_AUTH_USER and BASIC_AUTH_PASS. Label Studio 1.12+ sends them.',
  },
  webhookSecret: {
    type: 'apiKey',
    in: 'header',
    name: 'X-Webhook-Secret',
    description: 'The shared secret, as a header set on the webhook in Label Studio.',
  },
  webhookSecretQuery: {
    type: 'apiKey',
    in: 'query',
    name: 'secret',
    description: 'The shared secret in the URL of the webhook.',
  },
}

/** What each kind of `auth` demands; the empty requirement stands for a server that is set up without credentials. */
export const securityOf: Readonly<Record<Route['auth'], SecurityRequirementObject[]>> = {
  basic: [{}, { basic: [] }],
  webhook: [{}, { basic: [] }, { webhookSecret: [] }, { webhookSecretQuery: [] }],
}
