import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type CodeBlock, codeBlocks, root, tryRun } from '@label-studio-ml/harness'
import { type Document, documentedAddress } from './document.ts'

/** Beside a package.json that names the workspace's packages, so that they resolve. */
const folder = join(root, 'tooling', 'repository', '.cache', 'documents')

export interface CodeFile {
  document: Document
  block: CodeBlock
  /** Absolute path. */
  path: string
}

/**
 * Writes the `ts` and `js` blocks of documents into files, with the address of the running backend. A first line
 * `// src/model.ts` names the file, so that a later block can import it.
 */
export function writeCodeFiles(documents: readonly Document[]): CodeFile[] {
  rmSync(folder, { recursive: true, force: true })
  const files = documents.flatMap((document) =>
    codeBlocks(document.markdown)
      .filter(({ language }) => ['ts', 'js'].includes(language))
      .map((block) => ({ document, block, path: join(folder, document.name, fileName(block)) })),
  )
  for (const { document, block, path } of files) {
    mkdirSync(dirname(path), { recursive: true })
    const code = block.code.replaceAll(documentedAddress, document.url)
    writeFileSync(path, `${code}\n${/^(import|export)\b/m.test(code) ? '' : 'export {}\n'}`)
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ extends: baseConfig, include: ['**/*.ts'] }))
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module' }))
  return files
}

const baseConfig = join(root, 'tooling', 'typescript', 'tsconfig.base.json')

/** What the compiler says about these files, by path; all are compiled in one call. */
export async function typeProblems(): Promise<Map<string, string[]>> {
  const compiler = join(root, 'node_modules', 'typescript-native', 'bin', 'tsc')
  const args = [compiler, '--noEmit', '--pretty', 'false', '--project', folder]
  const { exitCode, output } = await tryRun('node', args, { cwd: folder })
  const problems = new Map<string, string[]>()
  for (const [, file = '', line, message = ''] of output.matchAll(/^(.+?)\((\d+),\d+\): error (.+(?:\n .*)*)/gm)) {
    const path = join(folder, file)
    problems.set(path, [...(problems.get(path) ?? []), `line ${line} of the block: ${message}`])
  }
  if (exitCode !== 0 && problems.size === 0) throw new Error(`The code of the documents cannot be compiled:\n${output}`)
  return problems
}

function fileName({ code, language, line }: CodeBlock): string {
  return /^\/\/ ((?:[\w.-]+\/)*[\w.-]+\.[jt]s)\n/.exec(code)?.[1] ?? `block-${line}.${language}`
}
