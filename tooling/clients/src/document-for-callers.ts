import { createOpenApiDocument } from '@label-studio-ml/protocol/openapi'

interface TasksSchema {
  anyOf: [{ items: unknown }, unknown]
}

/**
 * The published document as a caller wants it typed: the server takes anything in the `tasks` of /predict, a caller
 * means to send tasks, and a union with "anything" would hide every mistake from the type checker.
 */
export function documentForCallers(): object {
  const document = JSON.parse(JSON.stringify(createOpenApiDocument()))
  const { UnreadableTask, ...schemas } = document.components.schemas
  const [list] = (schemas.PredictRequest.properties.tasks as TasksSchema).anyOf
  if (!UnreadableTask || !JSON.stringify(list.items).includes('UnreadableTask')) {
    throw new Error('PredictRequest.tasks no longer names UnreadableTask: adapt or remove documentForCallers.')
  }
  list.items = { $ref: '#/components/schemas/Task' }
  document.components.schemas = schemas
  return document
}
