import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FencedBlock } from './fenced-blocks.ts'

const scratch = fileURLToPath(new URL('../../.cache/readme-blocks/', import.meta.url))

export interface CodeFiles {
  /** Absolute path of the file that a block became. */
  fileOf(block: FencedBlock): string
  delete(): void
}

/**
 * Writes the code blocks of one document into a folder where the workspace's packages resolve. A first line
 * `// src/model.ts` names the file, so that a later block can import it.
 *
 * @param replace text to be exchanged in each block, as [from, to]
 */
export function writeCodeFiles(blocks: FencedBlock[], [from, to]: [string, string]): CodeFiles {
  mkdirSync(scratch, { recursive: true })
  const folder = mkdtempSync(join(scratch, 'document-'))
  const files = new Map(blocks.map((block) => [block, join(folder, fileName(block))]))
  for (const [{ code }, file] of files) {
    mkdirSync(dirname(file), { recursive: true })
    const isModule = /^(import|export)\b/m.test(code)
    writeFileSync(file, `${code.replaceAll(from, to)}\n${isModule ? '' : 'export {}\n'}`)
  }
  return {
    fileOf: (block) => files.get(block)!,
    delete: () => rmSync(folder, { recursive: true }),
  }
}

function fileName({ code, language, line }: FencedBlock): string {
  return /^\/\/ ((?:[\w.-]+\/)*[\w.-]+\.[mc]?[jt]s)$/m.exec(code.split('\n')[0]!)?.[1] ?? `block-${line}.${language}`
}
