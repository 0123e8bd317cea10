import { writeFileSync } from 'node:fs'
import { renderErrorsPage } from './errors-page.ts'
import { createOpenApiDocument } from './openapi.ts'

/** Writes `openapi.json` and `docs/errors.md`: `pnpm docs:write`, after a change of the route table or the errors. */
writeFileSync(new URL('../openapi.json', import.meta.url), `${JSON.stringify(createOpenApiDocument(), null, 2)}\n`)
writeFileSync(new URL('../../../docs/errors.md', import.meta.url), renderErrorsPage())
