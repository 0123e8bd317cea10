import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where `copy-swagger-ui.mjs` puts the files, beside the built index.js. */
const copied = fileURLToPath(new URL('./swagger-ui', import.meta.url))

/**
 * The page that shows `openapi.json` with Swagger UI. Script and styles are in the page itself, so that it needs
 * neither the internet nor routes of its own.
 */
export async function readApiPage(): Promise<string> {
  const folder = existsSync(copied) ? copied : dirname(createRequire(import.meta.url).resolve('swagger-ui-dist'))
  const [script, styles] = await Promise.all(
    ['swagger-ui-bundle.js', 'swagger-ui.css'].map((name) => readFile(`${folder}/${name}`, 'utf8')),
  )
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Label Studio ML backend</title>
<link rel="icon" href="data:,">
<style>${styles}</style>
</head>
<body>
<div id="api"></div>
<script>${inline(script!)}</script>
<script>SwaggerUIBundle({ url: 'openapi.json', dom_id: '#api', deepLinking: true, validatorUrl: null })</script>
</body>
</html>
`
}

/** The script without the character sequences that would end or swallow a script element (HTML standard, 4.12.1.3). */
function inline(script: string): string {
  return script.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\x21--')
}
