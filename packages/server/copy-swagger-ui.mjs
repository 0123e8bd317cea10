import { cpSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The last step of the build: puts what the page of GET /docs needs into dist, so that an installed server has these
 * 2 MB and not the 12 MB of swagger-ui-dist.
 */
const source = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist'))
const target = fileURLToPath(new URL('dist/swagger-ui', import.meta.url))

mkdirSync(target, { recursive: true })
for (const name of [
  'swagger-ui-bundle.js',
  'swagger-ui-bundle.js.LICENSE.txt',
  'swagger-ui.css',
  'LICENSE',
  'NOTICE',
]) {
  cpSync(join(source, name), join(target, name))
}
