import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Reads a file below `templates/`. */
export function readTemplate(path: string): string {
  return readOwnFile(`templates/${path}`)
}

/** The program `label-studio-ml`. */
export const programFile = fileURLToPath(new URL('../bin/label-studio-ml.js', import.meta.url))

/** The version of this package, which every package of ours is published with. */
export function ownVersion(): string {
  return readOwnManifest().version
}

/** The oldest Node that runs our packages: `22.19`. It stands in package.json alone. */
export function neededNode(): string {
  return readOwnManifest().engines.node.replace('>=', '')
}

function readOwnManifest(): { version: string; engines: { node: string } } {
  return JSON.parse(readOwnFile('package.json'))
}

/** This file is one folder below the package's, in `src` and bundled in `dist` alike. */
function readOwnFile(path: string): string {
  return readFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), 'utf8')
}
