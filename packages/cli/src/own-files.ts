import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Reads a file below `templates/`. */
export function readTemplate(path: string): string {
  return readOwnFile(`templates/${path}`)
}

/** This package's own package.json. */
export function readOwnManifest(): { version: string; dependencies: Record<string, string> } {
  return JSON.parse(readOwnFile('package.json'))
}

/** This file is one folder below the package's, in `src` and bundled in `dist` alike. */
function readOwnFile(path: string): string {
  return readFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), 'utf8')
}
