import { OpenAPIRegistry, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi'
import { routes } from '../routes/routes.ts'
import { describeRoute } from './describe-route.ts'
import { securitySchemes } from './security.ts'

/** An OpenAPI 3.1 document. */
export type OpenApiDocument = ReturnType<OpenApiGeneratorV31['generateDocument']>

const tags = [
  { name: 'Health', description: 'Whether the backend is up.' },
  { name: 'Prediction', description: 'Connecting projects and predicting for tasks.' },
  { name: 'Training', description: 'Learning from annotations.' },
  { name: 'Models', description: 'What is kept for each project.' },
  { name: 'Documentation', description: 'This description.' },
]

/**
 * The OpenAPI 3.1 document of the backend, written from the route table: schemas, examples, errors and credentials.
 *
 * @param server the address that clients of the document call; relative to the document when it is not given
 * @example JSON.stringify(createOpenApiDocument(), null, 2)
 */
export function createOpenApiDocument({ server = '/' }: { server?: string } = {}): OpenApiDocument {
  const registry = new OpenAPIRegistry()
  for (const [name, scheme] of Object.entries(securitySchemes))
    registry.registerComponent('securitySchemes', name, scheme)
  for (const route of Object.values(routes)) registry.registerPath(describeRoute(route))
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Label Studio ML backend',
      version: '1.0.0',
      description: 'What Label Studio 1.0 to 1.24 calls on a machine learning backend.',
      license: { name: 'Apache 2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: server, description: 'The backend, under any base path.' }],
    tags,
  })
}
