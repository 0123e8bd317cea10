import { writeFileSync } from 'node:fs'
import { createOpenApiDocument } from './openapi/create-open-api-document.ts'

/** Writes `openapi.json` of this package; run it with `pnpm --filter protocol openapi` after changing the route table. */
writeFileSync(new URL('../openapi.json', import.meta.url), `${JSON.stringify(createOpenApiDocument(), null, 2)}\n`)
