import { OpenAPIRegistry, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi'
import { type OpenAPIObject, OpenApiBuilder, type SecuritySchemeObject } from 'openapi3-ts/oas31'
import { describeRoute } from './openapi-operation.ts'
import { routes } from './routes/routes.ts'

const info = {
  title: 'Label Studio ML backend',
  version: '1.0.0',
  description: 'What Label Studio 1.0 to 1.24 calls on a machine learning backend.',
  license: { name: 'Apache 2.0', identifier: 'Apache-2.0' },
}

const tags = [
  { name: 'Health', description: 'Whether the backend is up.' },
  { name: 'Prediction', description: 'Connecting projects and predicting for tasks.' },
  { name: 'Training', description: 'Learning from annotations.' },
  { name: 'Models', description: 'What is kept for each project.' },
  { name: 'Documentation', description: 'This description.' },
]

/** How a caller may prove who it is. */
const securitySchemes: Readonly<Record<string, SecuritySchemeObject>> = {
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

/**
 * The OpenAPI 3.1 document of the backend, written from the route table: schemas, examples, errors and credentials.
 *
 * @param server the address that clients of the document call; relative to the document when it is not given
 * @example JSON.stringify(createOpenApiDocument(), null, 2)
 */
export function createOpenApiDocument({ server = '/' }: { server?: string } = {}): OpenAPIObject {
  const registry = new OpenAPIRegistry()
  for (const route of Object.values(routes)) registry.registerPath(describeRoute(route))
  const described = new OpenApiGeneratorV31(registry.definitions).generateDocument({ openapi: '3.1.0', info })
  const document = OpenApiBuilder.create(described).addServer({
    url: server,
    description: 'The backend, under any base path.',
  })
  for (const tag of tags) document.addTag(tag)
  for (const [name, scheme] of Object.entries(securitySchemes)) document.addSecurityScheme(name, scheme)
  return document.getSpec()
}
