import { createOpenApiDocument } from '@label-studio-ml/protocol/openapi'
import { readApiPage } from '../api-page.ts'
import type { Handler } from '../handler.ts'

/** The document and the page made of it. Both work below any base path: the page asks for what stands beside it. */
export function createDocumentationHandlers(): {
  openApiDocument: Handler<'openApiDocument'>
  docs: Handler<'docs'>
} {
  let document: string | undefined
  return {
    openApiDocument: () => {
      document ??= JSON.stringify(createOpenApiDocument({ server: '.' }))
      return { json: document }
    },
    docs: readApiPage,
  }
}
