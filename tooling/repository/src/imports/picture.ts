import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '@label-studio-ml/harness'
import type { Import } from './read-imports.ts'

/** The document that the picture stands in. */
export const pictureFile = join(root, 'docs', 'architecture.md')

/** The document's text with the picture of these imports between its two markers. */
export function withPicture(imports: readonly Import[], markdown = readFileSync(pictureFile, 'utf8')): string {
  const [, before, after] = /^(.*<!-- imports:begin [^\n]*-->\n).*?(<!-- imports:end -->.*)$/s.exec(markdown) ?? []
  if (!after) throw new Error(`${pictureFile} has no lines <!-- imports:begin … --> and <!-- imports:end -->.`)
  return `${before}\n\`\`\`mermaid\n${drawPicture(imports)}\n\`\`\`\n\n${after}`
}

/**
 * The packages, their folders and the imports between these, in Mermaid. Tests, tooling and files that lie in no folder are
 * left out; between two packages there is one arrow.
 */
function drawPicture(imports: readonly Import[]): string {
  const folders = new Map<string, Set<string>>()
  const arrows = new Set<string>()
  for (const { from, to } of imports) {
    const [user, used] = [placeOf(from), placeOf(to)]
    if (!user || !used) continue
    for (const { name, folder } of [user, used]) {
      folders.set(name, (folders.get(name) ?? new Set()).add(folder))
    }
    if (user.name !== used.name) arrows.add(`  ${user.name} --> ${used.name}`)
    else if (user.folder !== used.folder && user.folder && used.folder) {
      arrows.add(`  ${user.name}.${user.folder} --> ${used.name}.${used.folder}`)
    }
  }
  const boxes = [...folders].sort().map(([name, inside]) => drawBox(name, [...inside].filter(Boolean).sort()))
  return ['flowchart TD', ...boxes, ...[...arrows].sort()].join('\n')
}

function drawBox(name: string, folders: readonly string[]): string {
  if (folders.length === 0) return `  ${name}`
  return [`  subgraph ${name}`, ...folders.map((folder) => `    ${name}.${folder}[${folder}]`), '  end'].join('\n')
}

function placeOf(file: string): { name: string; folder: string } | undefined {
  const [, name, folder = ''] = /^(?:packages|apps)\/([^/]+)\/src\/(?:([^/]+)\/)?/.exec(file) ?? []
  if (name === undefined || /\.test\.ts$|-suite\.ts$/.test(file)) return undefined
  return { name, folder }
}
